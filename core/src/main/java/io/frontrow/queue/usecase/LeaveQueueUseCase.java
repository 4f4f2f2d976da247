package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.StoreUnavailable;
import reactor.core.publisher.Mono;

/**
 * Releases the held seats of an active entry, gives the place back, then admits the next entry. In this order, a fault
 * leaves no seats that are held by nobody: the user is still there, and may leave again. What the user held while
 * leaving is released too, or expires.
 */
public final class LeaveQueueUseCase implements LeaveQueue {

    private final QueueEntries entries;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admitWaiting;

    public LeaveQueueUseCase(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admitWaiting) {
        this.entries = entries;
        this.heldSeats = heldSeats;
        this.admitWaiting = admitWaiting;
    }

    @Override
    public Mono<Result> leave(QueueEntry entry, LeaveReason why) {
        return RunToCompletion.once(() -> leaveAndGiveBack(entry, why));
    }

    private Mono<Result> leaveAndGiveBack(QueueEntry entry, LeaveReason why) {
        return entries.state(entry)
                .flatMap(state -> state instanceof EntryState.Active ? heldSeats.releaseAll(entry) : Mono.empty())
                .then(Mono.defer(() -> entries.leave(entry, why)))
                .flatMap(wasLive -> wasLive ? makeRoom(entry) : gone(entry));
    }

    private Mono<Result> gone(QueueEntry entry) {
        return entries.state(entry)
                .map(state ->
                        new Result.Gone(state instanceof EntryState.Gone(var reason) ? reason : GoneReason.UNKNOWN));
    }

    /** The entry has left, even if this fails: jobs admit, too. */
    private Mono<Result> makeRoom(QueueEntry entry) {
        return heldSeats
                .releaseAll(entry)
                .then(admitWaiting.admitInto(entry.concertId()))
                .then()
                .onErrorComplete(StoreUnavailable.class)
                .thenReturn(new Result.Left());
    }
}
