package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Offer;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.InMemorySaleStatuses;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Points;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What concerts offer, in memory. */
public final class InMemoryOffers implements Offers {

    private final InMemoryStore store;
    private final SaleStatuses sales;

    public InMemoryOffers(InMemoryStore store) {
        this.store = store;
        this.sales = new InMemorySaleStatuses(store);
    }

    @Override
    public Mono<Map<ConcertId, Offer>> of(Collection<ConcertId> concertIds) {
        return Flux.fromIterable(Set.copyOf(concertIds))
                .concatMap(concertId -> offer(concertId).map(offer -> Map.entry(concertId, offer)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Offer> offer(ConcertId concertId) {
        return Mono.zip(priceFrom(concertId), sales.of(concertId), policy(concertId))
                .map(read -> new Offer(
                        read.getT1(),
                        read.getT2(),
                        read.getT3().map(WaitingRoomPolicy::opensAt),
                        read.getT3().map(WaitingRoomPolicy::paused).orElse(false)));
    }

    private Mono<Optional<WaitingRoomPolicy>> policy(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.rooms.get(concertId)).map(WaitingRoom::policy));
    }

    private Mono<Optional<Points>> priceFrom(ConcertId concertId) {
        return store.step(() -> store.performances.values().stream()
                .filter(performance -> performance.concertId().equals(concertId))
                .filter(performance -> performance.state() == PerformanceState.ON_SALE)
                .filter(performance -> performance.startsAt().isAfter(store.now()))
                .flatMap(performance -> performance.plan().sections().stream())
                .map(Section::price)
                .min(Comparator.naturalOrder()));
    }
}
