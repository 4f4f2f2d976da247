package io.frontrow.adapter.web.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encodes the seats of a performance once for all readers, and again only when a seat has changed. */
@Component
final class SeatMapCache {
    private static final Duration KEPT_UNREAD = Duration.ofMinutes(1);

    private final JsonMapper json;
    private final Cache<PerformanceId, State> states =
            Caffeine.newBuilder().expireAfterAccess(KEPT_UNREAD).build();

    SeatMapCache(JsonMapper json) {
        this.json = json;
    }

    /**
     * The encoded seats of the map, cached for as long as no seat changes.
     *
     * @param only the status of the seats to return; empty for all seats
     */
    EncodedSeats encode(SeatMap map, Optional<SeatStatus> only) {
        return state(map).variants().computeIfAbsent(only, _ -> encoded(map, only));
    }

    /** A map is the same object for as long as no seat changes, so that comparing it is cheap for most readers. */
    private State state(SeatMap map) {
        State known = states.getIfPresent(map.performanceId());
        return known != null && known.map().equals(map) ? known : next(map);
    }

    private State next(SeatMap map) {
        return Objects.requireNonNull(states.asMap()
                .compute(
                        map.performanceId(),
                        (_, known) -> known != null && known.map().equals(map) ? known : State.of(map)));
    }

    private EncodedSeats encoded(SeatMap map, Optional<SeatStatus> only) {
        List<SeatResponse> seats = map.plan()
                .seats()
                .map(seat -> SeatResponse.of(seat, map.status(seat.number())))
                .filter(seat -> only.isEmpty() || only.get() == seat.status())
                .toList();
        return new EncodedSeats(json.writeValueAsBytes(seats));
    }

    /**
     * The latest map of a performance.
     *
     * @param variants its encodings by requested status
     */
    private record State(SeatMap map, ConcurrentMap<Optional<SeatStatus>, EncodedSeats> variants) {
        static State of(SeatMap map) {
            return new State(map, new ConcurrentHashMap<>());
        }
    }
}
