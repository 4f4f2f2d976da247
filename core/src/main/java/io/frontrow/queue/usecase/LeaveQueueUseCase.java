package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.RunToCompletion;
import reactor.core.publisher.Mono;

/** Gives the place and the held seats back, then admits the next entry. */
public final class LeaveQueueUseCase implements LeaveQueue {

    private final QueueEntries entries;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admission;

    public LeaveQueueUseCase(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admission) {
        this.entries = entries;
        this.heldSeats = heldSeats;
        this.admission = admission;
    }

    @Override
    public Mono<Result> leave(QueueTicket ticket) {
        return RunToCompletion.once(() -> leaveAndGiveBack(ticket));
    }

    private Mono<Result> leaveAndGiveBack(QueueTicket ticket) {
        return entries.leave(ticket, Departure.LEFT)
                .flatMap(wasLive -> wasLive ? giveBack(ticket) : Mono.just(Result.GONE));
    }

    private Mono<Result> giveBack(QueueTicket ticket) {
        return heldSeats
                .releaseAll(ticket)
                .then(admission.admitInto(ticket.concertId()))
                .thenReturn(Result.LEFT);
    }
}
