package io.frontrow.payment.usecase;

import io.frontrow.payment.EndPaidSession;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
import io.frontrow.shared.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs each step even if the one before failed. */
public final class EndPaidSessionUseCase implements EndPaidSession {

    private static final Logger LOG = System.getLogger(EndPaidSessionUseCase.class.getName());

    private final QueueEntries entries;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admission;

    public EndPaidSessionUseCase(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admission) {
        this.entries = entries;
        this.heldSeats = heldSeats;
        this.admission = admission;
    }

    @Override
    public Mono<Void> end(QueueTicket ticket) {
        return orLog(leave(ticket)).then();
    }

    @Override
    public Mono<Boolean> end(ConcertId concertId, UserId userId, TicketId ticketId) {
        return orLog(entries.find(concertId, userId)
                .mapNotNull(found -> found.orElse(null))
                .filter(ticket -> ticket.ticketId().equals(ticketId))
                .flatMap(this::leave));
    }

    private Mono<Void> leave(QueueTicket ticket) {
        return Flux.<Object>concatDelayError(
                        entries.leave(ticket, Departure.PAID),
                        heldSeats.releaseAll(ticket),
                        admission.admitInto(ticket.concertId()))
                .then();
    }

    /** {@return whether the turn has ended} */
    private static Mono<Boolean> orLog(Mono<Void> end) {
        return end.thenReturn(true).onErrorResume(fault -> {
            LOG.log(Level.WARNING, "Could not end the turn of a paid reservation; it will run out by itself", fault);
            return Mono.just(false);
        });
    }
}
