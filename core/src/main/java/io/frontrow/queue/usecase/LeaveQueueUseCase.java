package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.LeaveQueue;
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
    public Mono<Result> leave(QueueEntry entry) {
        return RunToCompletion.once(() -> leaveAndGiveBack(entry));
    }

    private Mono<Result> leaveAndGiveBack(QueueEntry entry) {
        return entries.leave(entry, LeaveReason.LEFT)
                .flatMap(wasLive -> wasLive ? giveBack(entry) : Mono.just(Result.GONE));
    }

    private Mono<Result> giveBack(QueueEntry entry) {
        return heldSeats
                .releaseAll(entry)
                .then(admitWaiting.admitInto(entry.concertId()))
                .thenReturn(Result.LEFT);
    }
}
