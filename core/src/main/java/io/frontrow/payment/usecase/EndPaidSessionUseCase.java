package io.frontrow.payment.usecase;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.payment.EndPaidSession;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.seat.port.SeatHolds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tries each step, also when the one before failed. */
public final class EndPaidSessionUseCase implements EndPaidSession {

    private static final Logger LOG = System.getLogger(EndPaidSessionUseCase.class.getName());

    private final QueueTickets tickets;
    private final SeatHolds holds;
    private final AdmitWaiting admission;

    public EndPaidSessionUseCase(QueueTickets tickets, SeatHolds holds, AdmitWaiting admission) {
        this.tickets = tickets;
        this.holds = holds;
        this.admission = admission;
    }

    @Override
    public Mono<Void> end(QueueTicket ticket) {
        return orLog(leave(ticket)).then();
    }

    @Override
    public Mono<Boolean> end(ConcertId concertId, UserId userId, TicketId ticketId) {
        return orLog(tickets.find(concertId, userId)
                .mapNotNull(found -> found.orElse(null))
                .filter(ticket -> ticket.ticketId().equals(ticketId))
                .flatMap(this::leave));
    }

    private Mono<Void> leave(QueueTicket ticket) {
        return Flux.<Object>concatDelayError(
                        tickets.leave(ticket, Departure.PAID),
                        holds.releaseAll(ticket),
                        admission.into(ticket.concertId()))
                .then();
    }

    /** @return whether it was done */
    private static Mono<Boolean> orLog(Mono<Void> end) {
        return end.thenReturn(true).onErrorResume(fault -> {
            LOG.log(Level.WARNING, "A paid session could not be ended and will run out by itself", fault);
            return Mono.just(false);
        });
    }
}
