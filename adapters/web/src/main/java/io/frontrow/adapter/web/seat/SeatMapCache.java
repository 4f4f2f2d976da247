package io.frontrow.adapter.web.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.PerformanceId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Caches the encoded seats of performances. Seats are encoded again only when one has changed, however many clients
 * read.
 */
@Component
final class SeatMapCache {
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    /** Bounds the memory: a seat has some 80 bytes in each form that lists it. */
    private static final long SEATS_MAX = 2_000_000;

    private final JsonMapper json;
    private final Cache<PerformanceId, Entry> entries = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(SEATS_MAX)
            .weigher((PerformanceId _, Entry entry) -> entry.map().plan().size())
            .expireAfterAccess(EXPIRY)
            .build();

    SeatMapCache(JsonMapper json) {
        this.json = json;
    }

    /**
     * Returns the encoded seats of the map, from the cache if no seat has changed.
     *
     * @param only the status of the requested seats; empty for all seats
     */
    EncodedSeats encode(SeatMap map, Optional<SeatStatus> only) {
        return entry(map).variants().computeIfAbsent(new Variant(false, only), _ -> encoded(map, only));
    }

    /** Returns the encoded status codes of all seats, from the cache if no seat has changed. */
    EncodedSeats encodeStatuses(SeatMap map) {
        return entry(map).variants().computeIfAbsent(new Variant(true, Optional.empty()), _ -> encodedStatuses(map));
    }

    /** A map is the same object for as long as no seat changes, so comparing it is cheap for most requests. */
    private Entry entry(SeatMap map) {
        Entry known = entries.getIfPresent(map.performanceId());
        return known != null && known.map().equals(map) ? known : updated(map);
    }

    private Entry updated(SeatMap map) {
        return Objects.requireNonNull(entries.asMap()
                .compute(
                        map.performanceId(),
                        (_, known) -> known != null && known.map().equals(map) ? known : Entry.of(map)));
    }

    private EncodedSeats encoded(SeatMap map, Optional<SeatStatus> only) {
        List<SeatResponse> seats = map.plan()
                .seats()
                .map(seat -> SeatResponse.of(seat, map.status(seat.number())))
                .filter(seat -> only.isEmpty() || only.get() == seat.status())
                .toList();
        return new EncodedSeats("seats", json.writeValueAsBytes(seats));
    }

    private EncodedSeats encodedStatuses(SeatMap map) {
        return new EncodedSeats(
                "statuses", json.writeValueAsBytes(SeatCodes.base64(map.plan().size(), map::status)));
    }

    /**
     * The latest map of a performance.
     *
     * @param variants the encoded seats in the forms that were requested
     */
    private record Entry(SeatMap map, ConcurrentMap<Variant, EncodedSeats> variants) {
        static Entry of(SeatMap map) {
            return new Entry(map, new ConcurrentHashMap<>());
        }
    }

    /**
     * A form of the seats.
     *
     * @param isCompact whether it has the status codes only
     * @param only the status of the seats that it has; empty for all seats
     */
    private record Variant(boolean isCompact, Optional<SeatStatus> only) {}
}
