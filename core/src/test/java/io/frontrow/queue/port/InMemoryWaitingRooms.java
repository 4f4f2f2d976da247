package io.frontrow.queue.port;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.InMemoryStore;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Waiting rooms in memory, never out of date. */
public final class InMemoryWaitingRooms implements WaitingRooms {

    private final InMemoryStore store;

    public InMemoryWaitingRooms(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Optional<WaitingRoom>> find(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.rooms.get(concertId)));
    }

    @Override
    public Mono<List<WaitingRoom>> inUse() {
        return store.step(() -> store.rooms.values().stream()
                .filter(room -> hasDateToCome(room.concertId()))
                .toList());
    }

    @Override
    public Mono<Optional<WaitingRoom>> change(ConcertId concertId, WaitingRoomPolicy policy) {
        return store.step(() -> Optional.ofNullable(
                store.rooms.computeIfPresent(concertId, (id, room) -> new WaitingRoom(id, room.epoch() + 1, policy))));
    }

    private boolean hasDateToCome(ConcertId concertId) {
        return store.performances.values().stream()
                .anyMatch(performance -> performance.concertId().equals(concertId)
                        && performance.startsAt().isAfter(store.now()));
    }
}
