package io.frontrow.bootstrap.metrics;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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
 * The counts of the waiting rooms of concerts with a date still to come, as of the last look, as metrics. Every instance
 * tells the same ones, since they are of the store. A scrape asks no store.
 */
public final class RoomMetrics {

    private static final int ROOMS_AT_ONCE = 16;

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final MeterRegistry registry;
    private final Map<ConcertId, Shown> shown = new ConcurrentHashMap<>();

    public RoomMetrics(WaitingRooms rooms, RoomStatistics statistics, MeterRegistry registry) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.registry = registry;
    }

    /** Looks at every room in use, also when the one before could not be read. @return 0, as nothing is done to them */
    public Mono<Long> look() {
        return rooms.inUse()
                .doOnNext(this::forgetAllBut)
                .flatMapMany(Flux::fromIterable)
                .map(WaitingRoom::concertId)
                .flatMapDelayError(this::look, ROOMS_AT_ONCE, 1)
                .then(Mono.just(0L));
    }

    private Mono<RoomCounts> look(ConcertId concertId) {
        return statistics
                .counts(concertId)
                .doOnNext(counts ->
                        shown.computeIfAbsent(concertId, this::show).counts.set(counts));
    }

    private Shown show(ConcertId concertId) {
        Tags tags = Tags.of("concert", concertId.value().toString());
        AtomicReference<RoomCounts> counts = new AtomicReference<>(new RoomCounts(0, 0, 0, 0, 0, 0));
        return new Shown(
                counts,
                List.of(
                        gauge("waiting", "In line now", counts, tags, RoomCounts::waiting),
                        gauge("active", "In now", counts, tags, RoomCounts::active),
                        counter("admitted", "Let in so far", counts, tags, RoomCounts::admittedTotal),
                        counter("left", "Left or paid so far", counts, tags, RoomCounts::leftTotal),
                        counter("expired", "Ran out so far", counts, tags, RoomCounts::expiredTotal)));
    }

    private Meter gauge(
            String name,
            String description,
            AtomicReference<RoomCounts> counts,
            Tags tags,
            ToDoubleFunction<RoomCounts> value) {
        return Gauge.builder("frontrow.room." + name, counts, it -> value.applyAsDouble(it.get()))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Meter counter(
            String name,
            String description,
            AtomicReference<RoomCounts> counts,
            Tags tags,
            ToDoubleFunction<RoomCounts> value) {
        return FunctionCounter.builder("frontrow.room." + name, counts, it -> value.applyAsDouble(it.get()))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void forgetAllBut(List<WaitingRoom> inUse) {
        Set<ConcertId> kept = inUse.stream().map(WaitingRoom::concertId).collect(Collectors.toSet());
        shown.forEach((concertId, room) -> {
            if (!kept.contains(concertId)) {
                shown.remove(concertId);
                room.meters.forEach(registry::remove);
            }
        });
    }

    /** The counts of a room, and the meters that tell them for as long as somebody keeps the counts. */
    private record Shown(AtomicReference<RoomCounts> counts, List<Meter> meters) {}
}
