package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Performances in memory. */
public final class InMemoryPerformances implements Performances {

    private final InMemoryStore store;

    public InMemoryPerformances(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Optional<Performance>> add(
            PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan) {
        return store.step(() -> {
            Optional<Performance> added = Optional.ofNullable(store.concerts.get(concertId))
                    .map(concert -> new Performance(performanceId, concertId, startsAt, concert.salesOpenAt(), plan));
            added.ifPresent(performance -> store.performances.put(performanceId, performance));
            return added;
        });
    }

    @Override
    public Mono<Optional<Performance>> find(PerformanceId performanceId) {
        return store.step(() -> Optional.ofNullable(store.performances.get(performanceId)));
    }

    @Override
    public Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request) {
        return store.step(() -> InMemoryPages.ascending(
                store.performances.values().stream()
                        .filter(performance -> performance.concertId().equals(concertId))
                        .filter(performance -> performance.isBookable(store.now()))
                        .toList(),
                request,
                performance -> InMemoryPages.cursor(
                        performance.startsAt(), performance.performanceId().value())));
    }
}
