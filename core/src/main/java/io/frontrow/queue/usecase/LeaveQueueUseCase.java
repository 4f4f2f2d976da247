package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.RunToCompletion;
import reactor.core.publisher.Mono;

/** Gives the place and the held seats back, then lets the next in. */
public final class LeaveQueueUseCase implements LeaveQueue {

    private final QueueTickets tickets;
    private final SeatHolds holds;
    private final AdmitWaiting admission;

    public LeaveQueueUseCase(QueueTickets tickets, SeatHolds holds, AdmitWaiting admission) {
        this.tickets = tickets;
        this.holds = holds;
        this.admission = admission;
    }

    @Override
    public Mono<Result> leave(QueueTicket ticket) {
        return RunToCompletion.once(() -> leaveAndGiveOn(ticket));
    }

    private Mono<Result> leaveAndGiveOn(QueueTicket ticket) {
        return tickets.leave(ticket, Departure.LEFT)
                .flatMap(wasLive -> wasLive ? giveOn(ticket) : Mono.just(Result.GONE));
    }

    private Mono<Result> giveOn(QueueTicket ticket) {
        return holds.releaseAll(ticket).then(admission.into(ticket.concertId())).thenReturn(Result.LEFT);
    }
}
