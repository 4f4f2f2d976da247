package io.frontrow.queue.port;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The status of sales in memory. */
public final class InMemorySaleStatuses implements SaleStatusesByClaims {

    private final InMemoryStore store;

    public InMemorySaleStatuses(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<SaleStatus> of(ConcertId concertId) {
        return store.step(() -> {
            List<Performance> coming = store.performances.values().stream()
                    .filter(performance -> performance.concertId().equals(concertId))
                    .filter(performance -> performance.state() == PerformanceState.ON_SALE)
                    .filter(performance -> performance.startsAt().isAfter(store.now()))
                    .toList();
            List<InMemoryStore.Claim> claims = coming.stream()
                    .flatMap(performance -> store.liveClaims(performance.performanceId()).values().stream())
                    .toList();
            return SaleStatus.of(
                    coming.size(),
                    coming.stream()
                            .mapToLong(performance -> performance.plan().size())
                            .sum(),
                    claims.size(),
                    claims.stream().filter(InMemoryStore.Claim::isSold).count());
        });
    }
}
