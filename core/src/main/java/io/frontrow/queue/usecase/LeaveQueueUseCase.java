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
import reactor.core.publisher.Mono;

/** Gives the place and the held seats back, then admits the next entry. */
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
        return entries.leave(entry, why).flatMap(wasLive -> wasLive ? giveBack(entry) : gone(entry));
    }

    private Mono<Result> gone(QueueEntry entry) {
        return entries.state(entry)
                .map(state ->
                        new Result.Gone(state instanceof EntryState.Gone(var reason) ? reason : GoneReason.UNKNOWN));
    }

    private Mono<Result> giveBack(QueueEntry entry) {
        return heldSeats
                .releaseAll(entry)
                .then(admitWaiting.admitInto(entry.concertId()))
                .thenReturn(new Result.Left());
    }
}
