package io.frontrow.bootstrap.metrics;

import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Metrics of the waiting rooms of all concerts that have a performance to come, as of the last refresh. */
public final class RoomMetrics {

    private static final int READ_CONCURRENCY = 16;

    private static final Map<Metric, ToDoubleFunction<State>> METRICS = Map.of(
            Metric.ROOM_WAITING, state -> state.counts.waiting(),
            Metric.ROOM_AWAY, state -> state.counts.away(),
            Metric.ROOM_ACTIVE, state -> state.counts.active(),
            Metric.ROOM_ADMITTED, state -> state.counts.admittedTotal(),
            Metric.ROOM_LEFT, state -> state.counts.leftTotal(),
            Metric.ROOM_EXPIRED, state -> state.counts.expiredTotal(),
            Metric.ROOM_WAIT, State::waitSeconds,
            Metric.ROOM_WAIT_ESTIMATES, state -> state.counts.promises().told(),
            Metric.ROOM_WAIT_ESTIMATES_KEPT, state -> state.counts.promises().kept());

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final Clock clock;
    private final ConcertMetrics<State> metrics;

    public RoomMetrics(WaitingRooms rooms, RoomStatistics statistics, Clock clock, MeterRegistry registry) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.clock = clock;
        metrics = new ConcertMetrics<>(METRICS, registry);
    }

    /**
     * Reads the state of every room in use. A room that cannot be read does not keep the others from being read.
     *
     * @return 0, since no item is processed
     */
    public Mono<Long> refresh() {
        return rooms.inUse()
                .doOnNext(this::removeAllBut)
                .flatMapMany(Flux::fromIterable)
                .flatMapDelayError(this::refresh, READ_CONCURRENCY, 1)
                .then(Mono.just(0L));
    }

    private Mono<State> refresh(WaitingRoom room) {
        ConcertId concertId = room.concertId();
        return Mono.zip(statistics.counts(concertId), statistics.departureRates(concertId))
                .map(read -> new State(read.getT1(), waitSeconds(room, read.getT1(), read.getT2())))
                .doOnNext(state -> metrics.publish(concertId, state));
    }

    private double waitSeconds(WaitingRoom room, RoomCounts counts, DepartureRates rates) {
        return new WaitForecast(room.policy(), rates)
                .estimate(counts.waiting(), counts.active(), clock.instant())
                .map(WaitEstimate::seconds)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private void removeAllBut(List<WaitingRoom> inUse) {
        metrics.removeAllBut(inUse.stream().map(WaitingRoom::concertId).collect(Collectors.toSet()));
    }

    /**
     * The state of a room.
     *
     * @param waitSeconds the median of the wait that an entry would be told that joins now; NaN while the room is
     *     paused
     */
    private record State(RoomCounts counts, double waitSeconds) {}
}
