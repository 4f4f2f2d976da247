package io.frontrow.catalog.port;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Concerts in memory. */
public final class InMemoryConcerts implements Concerts {

    private final InMemoryStore store;

    public InMemoryConcerts(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> add(Concert concert, WaitingRoomPolicy policy) {
        return store.step(() -> {
                    store.concerts.put(concert.concertId(), concert);
                    return store.rooms.put(
                            concert.concertId(), new WaitingRoom(concert.concertId(), 1, policy, store.aSeed(), false));
                })
                .then();
    }

    @Override
    public Mono<Optional<Concert>> find(ConcertId concertId) {
        return store.step(
                () -> Optional.ofNullable(store.concerts.get(concertId)).map(this::withDates));
    }

    @Override
    public Mono<Page<Concert>> upcoming(PageRequest request) {
        return store.step(() -> InMemoryPages.ascending(
                store.concerts.values().stream()
                        .map(this::withDates)
                        .filter(concert -> concert.firstStartsAt() != null)
                        .toList(),
                request,
                InMemoryConcerts::cursor));
    }

    private static Cursor cursor(Concert concert) {
        return InMemoryPages.cursor(
                Objects.requireNonNull(concert.firstStartsAt()),
                concert.concertId().value());
    }

    private Concert withDates(Concert concert) {
        List<Instant> dates = store.performances.values().stream()
                .filter(performance -> performance.concertId().equals(concert.concertId()))
                .map(Performance::startsAt)
                .filter(startsAt -> startsAt.isAfter(store.now()))
                .sorted()
                .toList();
        return new Concert(
                concert.concertId(),
                concert.title(),
                concert.artist(),
                concert.venue(),
                concert.timeZone(),
                concert.salesOpenAt(),
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : dates.getLast());
    }
}
