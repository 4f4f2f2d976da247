package io.frontrow.bootstrap.metrics;

import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Metrics of the waiting rooms of all concerts that have a performance to come, as of the last refresh. They are
 * counts of the store, and so the same on every instance. A scrape reads no store.
 */
public final class RoomMetrics {

    private static final int READ_CONCURRENCY = 16;

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final MeterRegistry registry;
    private final Map<ConcertId, Room> published = new ConcurrentHashMap<>();

    public RoomMetrics(WaitingRooms rooms, RoomStatistics statistics, MeterRegistry registry) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.registry = registry;
    }

    /**
     * Reads the counts of every room in use. A room that cannot be read does not keep the others from being read.
     *
     * @return 0, since no item is processed
     */
    public Mono<Long> refresh() {
        return rooms.inUse()
                .doOnNext(this::removeAllBut)
                .flatMapMany(Flux::fromIterable)
                .map(WaitingRoom::concertId)
                .flatMapDelayError(this::refresh, READ_CONCURRENCY, 1)
                .then(Mono.just(0L));
    }

    private Mono<RoomCounts> refresh(ConcertId concertId) {
        return statistics
                .counts(concertId)
                .doOnNext(counts -> published
                        .computeIfAbsent(concertId, this::register)
                        .counts
                        .set(counts));
    }

    private Room register(ConcertId concertId) {
        AtomicReference<RoomCounts> counts = new AtomicReference<>(new RoomCounts(0, 0, 0, 0, 0, 0, 0));
        return new Room(
                counts,
                List.of(
                        gauge(Metric.ROOM_WAITING, concertId, counts, RoomCounts::waiting),
                        gauge(Metric.ROOM_AWAY, concertId, counts, RoomCounts::away),
                        gauge(Metric.ROOM_ACTIVE, concertId, counts, RoomCounts::active),
                        counter(Metric.ROOM_ADMITTED, concertId, counts, RoomCounts::admittedTotal),
                        counter(Metric.ROOM_LEFT, concertId, counts, RoomCounts::leftTotal),
                        counter(Metric.ROOM_EXPIRED, concertId, counts, RoomCounts::expiredTotal)));
    }

    private Meter gauge(
            Metric metric,
            ConcertId concertId,
            AtomicReference<RoomCounts> counts,
            ToDoubleFunction<RoomCounts> value) {
        return Gauge.builder(metric.id(), counts, it -> value.applyAsDouble(it.get()))
                .description(metric.description())
                .tags(metric.tagged(concertId.value().toString()))
                .register(registry);
    }

    private Meter counter(
            Metric metric,
            ConcertId concertId,
            AtomicReference<RoomCounts> counts,
            ToDoubleFunction<RoomCounts> value) {
        return FunctionCounter.builder(metric.id(), counts, it -> value.applyAsDouble(it.get()))
                .description(metric.description())
                .tags(metric.tagged(concertId.value().toString()))
                .register(registry);
    }

    private void removeAllBut(List<WaitingRoom> inUse) {
        Set<ConcertId> kept = inUse.stream().map(WaitingRoom::concertId).collect(Collectors.toSet());
        published.forEach((concertId, room) -> {
            if (!kept.contains(concertId)) {
                published.remove(concertId);
                room.meters.forEach(registry::remove);
            }
        });
    }

    /**
     * The counts of a room and the meters that publish them. Meters hold their counts weakly; this record keeps them.
     */
    private record Room(AtomicReference<RoomCounts> counts, List<Meter> meters) {}
}
