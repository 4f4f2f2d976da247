package io.frontrow.queue.port;

import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Waiting rooms in memory, which are never stale. */
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
        return change(concertId, _ -> Optional.of(policy));
    }

    @Override
    public Mono<Optional<WaitingRoom>> changeKeepingOrder(ConcertId concertId, WaitingRoomPolicy policy) {
        return change(concertId, current -> Optional.of(policy).filter(it -> it.order() == current.order()));
    }

    @Override
    public Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused) {
        return change(concertId, current -> Optional.of(current.withPaused(paused)));
    }

    private Mono<Optional<WaitingRoom>> change(
            ConcertId concertId, Function<WaitingRoomPolicy, Optional<WaitingRoomPolicy>> change) {
        return store.step(() -> {
            Optional<WaitingRoom> changed = Optional.ofNullable(store.rooms.get(concertId))
                    .flatMap(room -> change.apply(room.policy()).map(policy -> changed(room, policy)));
            changed.ifPresent(room -> store.rooms.put(concertId, room));
            return changed;
        });
    }

    private WaitingRoom changed(WaitingRoom room, WaitingRoomPolicy policy) {
        boolean isClosedAgain = room.policy().hasOpenedAt(store.now()) && !policy.hasOpenedAt(store.now());
        ShuffleSeed seed = isClosedAgain ? store.aSeed() : room.seed();
        return new WaitingRoom(room.concertId(), room.epoch() + 1, policy, seed, room.hasAdmitted());
    }

    @Override
    public Mono<Void> markAdmitted(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.rooms.computeIfPresent(
                        concertId, (id, room) -> new WaitingRoom(id, room.epoch(), room.policy(), room.seed(), true))))
                .then();
    }

    private boolean hasDateToCome(ConcertId concertId) {
        return store.performances.values().stream()
                .anyMatch(performance -> performance.concertId().equals(concertId)
                        && performance.startsAt().isAfter(store.now()));
    }
}
