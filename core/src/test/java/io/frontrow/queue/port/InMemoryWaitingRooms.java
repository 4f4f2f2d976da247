package io.frontrow.queue.port;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Waiting rooms in memory, which are never stale. */
public final class InMemoryWaitingRooms implements WaitingRooms {

    private final InMemoryStore store;

    public InMemoryWaitingRooms(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Optional<WaitingRoom>> find(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.rooms.get(concertId)).map(this::withEndOfSale));
    }

    @Override
    public Mono<Optional<Instant>> salesOpenAt(ConcertId concertId) {
        return store.step(
                () -> Optional.ofNullable(store.concerts.get(concertId)).map(Concert::salesOpenAt));
    }

    @Override
    public Mono<List<WaitingRoom>> inUse() {
        return store.step(() -> store.rooms.values().stream()
                .map(this::withEndOfSale)
                .filter(room -> !room.isSaleClosed(store.now()))
                .toList());
    }

    @Override
    public Mono<Change> change(
            ConcertId concertId, PolicyChange change, Optional<Set<Long>> onlyAtEpochs, boolean keepsOrder) {
        return store.step(() -> {
            WaitingRoom room = store.rooms.get(concertId);
            if (room == null) {
                return new Change.Refused(PolicyChangeRefusal.UNKNOWN_CONCERT);
            }
            if (onlyAtEpochs.isPresent() && !onlyAtEpochs.get().contains(room.epoch())) {
                return new Change.Refused(PolicyChangeRefusal.STALE);
            }
            if (keepsOrder
                    && change.order() != null
                    && change.order() != room.policy().order()) {
                return new Change.Refused(PolicyChangeRefusal.ORDER_IN_USE);
            }
            Instant salesOpenAt =
                    Objects.requireNonNull(store.concerts.get(concertId)).salesOpenAt();
            WaitingRoomPolicy policy = change.appliedTo(room.policy(), salesOpenAt);
            if (change.opening() != null
                    && Objects.requireNonNull(policy.opensAt()).isBefore(salesOpenAt)) {
                return new Change.Refused(PolicyChangeRefusal.OPENS_BEFORE_SALE);
            }
            WaitingRoom changed = changed(room, policy);
            store.rooms.put(concertId, changed);
            return new Change.Changed(withEndOfSale(changed));
        });
    }

    @Override
    public Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused) {
        return store.step(() -> {
            Optional<WaitingRoom> changed = Optional.ofNullable(store.rooms.get(concertId))
                    .map(room -> changed(room, room.policy().withPaused(paused)));
            changed.ifPresent(room -> store.rooms.put(concertId, room));
            return changed.map(this::withEndOfSale);
        });
    }

    private WaitingRoom changed(WaitingRoom room, WaitingRoomPolicy policy) {
        boolean isClosedAgain = room.policy().hasOpenedAt(store.now()) && !policy.hasOpenedAt(store.now());
        ShuffleSeed seed = isClosedAgain ? store.aSeed() : room.seed();
        return new WaitingRoom(room.concertId(), room.epoch() + 1, policy, seed, room.hasAdmitted(), null);
    }

    @Override
    public Mono<Void> markAdmitted(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.rooms.computeIfPresent(
                        concertId,
                        (id, room) -> new WaitingRoom(id, room.epoch(), room.policy(), room.seed(), true, null))))
                .then();
    }

    /** The rooms are kept without it. */
    private WaitingRoom withEndOfSale(WaitingRoom room) {
        Instant last = store.performances.values().stream()
                .filter(performance -> performance.concertId().equals(room.concertId())
                        && performance.state() == PerformanceState.ON_SALE)
                .map(Performance::startsAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new WaitingRoom(room.concertId(), room.epoch(), room.policy(), room.seed(), room.hasAdmitted(), last);
    }
}
