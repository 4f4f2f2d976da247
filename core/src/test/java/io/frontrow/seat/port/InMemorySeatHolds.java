package io.frontrow.seat.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Holds in memory, beside the turns that they extend. Every command is one atomic step. */
public final class InMemorySeatHolds implements SeatHolds {

    private final InMemoryQueue queue;
    private final Clock clock;

    /** All holds; expired ones stay until they are purged. */
    private final Map<HoldId, Kept> holds = new LinkedHashMap<>();

    /** Holds of the entries of this queue, by the same clock. */
    public InMemorySeatHolds(InMemoryQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Mono<Outcome> hold(HoldRequest request) {
        return step(() -> knownState(request.entry())
                .refusal()
                .<Outcome>map(Outcome.NoTurn::new)
                .orElseGet(() -> holdInTurn(request)));
    }

    private EntryState knownState(QueueEntry entry) {
        EntryState state = queue.currentState(entry);
        if (state instanceof EntryState.Lost) {
            throw new StoreUnavailable("Memory", new IllegalStateException("a test has lost the entry"));
        }
        return state;
    }

    private Outcome holdInTurn(HoldRequest request) {
        Optional<SeatHold> repeated =
                of(request).filter(hold -> hold.seats().equals(request.seats())).findFirst();
        if (repeated.isPresent()) {
            return new Outcome.Held(repeated.get(), true);
        }
        if (queue.isPastBaseEnd(request.entry())) {
            return new Outcome.NoMoreHolds();
        }
        SeatNumbers taken = held(request.performanceId()).intersect(request.seats());
        if (!taken.isEmpty()) {
            return new Outcome.Taken(taken);
        }
        SeatNumbers own = of(request).map(SeatHold::seats).reduce(request.claimed(), SeatNumbers::union);
        return own.union(request.seats()).size() > request.limit()
                ? new Outcome.OverLimit()
                : new Outcome.Held(keep(request), false);
    }

    private Stream<SeatHold> of(HoldRequest request) {
        return live(kept -> kept.hold().userId().equals(request.entry().userId())
                && kept.hold().performanceId().equals(request.performanceId()));
    }

    private SeatHold keep(HoldRequest request) {
        SeatHold hold = new SeatHold(
                request.newHoldId(),
                request.performanceId(),
                request.entry().userId(),
                request.seats(),
                clock.instant().plus(request.holdFor()),
                request.holdFor());
        holds.put(hold.holdId(), new Kept(request.entry().concertId(), hold));
        endTurnWithHolds(request.entry().concertId(), hold.userId());
        return hold;
    }

    private void endTurnWithHolds(ConcertId concertId, UserId userId) {
        Instant lastDeadline = live(kept -> kept.concertId().equals(concertId)
                        && kept.hold().userId().equals(userId))
                .map(SeatHold::expiresAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        queue.endTurnWith(concertId, userId, lastDeadline);
    }

    @Override
    public Mono<Boolean> release(ConcertId concertId, HoldId holdId, UserId userId) {
        return step(() -> liveHold(concertId, holdId)
                .filter(hold -> hold.userId().equals(userId))
                .map(hold -> {
                    holds.remove(hold.holdId());
                    endTurnWithHolds(concertId, userId);
                    return true;
                })
                .orElse(false));
    }

    @Override
    public Mono<Void> releaseAll(QueueEntry entry) {
        return step(() -> {
                    holds.values()
                            .removeIf(kept -> kept.concertId().equals(entry.concertId())
                                    && kept.hold().userId().equals(entry.userId()));
                    endTurnWithHolds(entry.concertId(), entry.userId());
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Long> releaseAllIn(ConcertId concertId, PerformanceId performanceId) {
        return step(() -> {
            List<SeatHold> released = live(kept -> kept.hold().performanceId().equals(performanceId))
                    .toList();
            released.forEach(hold -> holds.remove(hold.holdId()));
            released.forEach(hold -> endTurnWithHolds(concertId, hold.userId()));
            return (long) released.size();
        });
    }

    @Override
    public Mono<Boolean> holdsNothing(QueueEntry entry) {
        return step(() -> live(kept -> kept.concertId().equals(entry.concertId())
                        && kept.hold().userId().equals(entry.userId()))
                .findAny()
                .isEmpty());
    }

    @Override
    public Mono<Optional<SeatHold>> find(ConcertId concertId, HoldId holdId) {
        return step(() -> liveHold(concertId, holdId));
    }

    private Optional<SeatHold> liveHold(ConcertId concertId, HoldId holdId) {
        return live(kept -> kept.concertId().equals(concertId)
                        && kept.hold().holdId().equals(holdId))
                .findFirst();
    }

    @Override
    public Mono<List<SeatHold>> holdsOf(ConcertId concertId, PerformanceId performanceId, SeatNumbers seats) {
        return step(() -> live(kept -> kept.hold().performanceId().equals(performanceId)
                        && !kept.hold().seats().intersect(seats).isEmpty())
                .toList());
    }

    @Override
    public Mono<Map<PerformanceId, SeatNumbers>> heldSeats(
            ConcertId concertId, Collection<PerformanceId> performanceIds) {
        return step(() -> {
            Map<PerformanceId, SeatNumbers> held = new HashMap<>();
            performanceIds.forEach(id -> held.put(id, held(id)));
            return held;
        });
    }

    private SeatNumbers held(PerformanceId performanceId) {
        return live(kept -> kept.hold().performanceId().equals(performanceId))
                .map(SeatHold::seats)
                .reduce(SeatNumbers.NONE, SeatNumbers::union);
    }

    @Override
    public Mono<Long> purgeExpired(ConcertId concertId, int atMost) {
        return step(() -> {
            long purged = 0;
            Iterator<Kept> all = holds.values().iterator();
            while (all.hasNext() && purged < atMost) {
                Kept kept = all.next();
                if (kept.concertId().equals(concertId) && isOver(kept.hold())) {
                    purged += kept.hold().seats().size();
                    all.remove();
                }
            }
            return purged;
        });
    }

    private Stream<SeatHold> live(Predicate<Kept> which) {
        return holds.values().stream()
                .filter(which)
                .map(Kept::hold)
                .filter(hold -> !isOver(hold))
                .map(this::asOfNow);
    }

    private boolean isOver(SeatHold hold) {
        return !clock.instant().isBefore(hold.expiresAt());
    }

    private SeatHold asOfNow(SeatHold hold) {
        Instant expiresAt = hold.expiresAt();
        return new SeatHold(
                hold.holdId(),
                hold.performanceId(),
                hold.userId(),
                hold.seats(),
                expiresAt,
                Duration.between(clock.instant(), expiresAt));
    }

    /** Runs an atomic step under the lock of the queue, since a hold extends a turn. */
    private <T> Mono<T> step(Supplier<T> step) {
        return Mono.fromSupplier(() -> {
            synchronized (queue) {
                return step.get();
            }
        });
    }

    private record Kept(ConcertId concertId, SeatHold hold) {}
}
