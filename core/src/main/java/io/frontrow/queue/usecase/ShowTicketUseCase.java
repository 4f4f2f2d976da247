package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.port.PastTurns;
import io.frontrow.queue.port.QueueTickets;
import reactor.core.publisher.Mono;

/** Asks the deciding store about a ticket only if the queue's store does not know it any more. Who is seen is noted. */
public final class ShowTicketUseCase implements ShowTicket {

    private final QueueTickets tickets;
    private final PastTurns pastTurns;
    private final NotePresence presence;
    private final AdmitWaiting admission;

    public ShowTicketUseCase(QueueTickets tickets, PastTurns pastTurns, NotePresence presence, AdmitWaiting admission) {
        this.tickets = tickets;
        this.pastTurns = pastTurns;
        this.presence = presence;
        this.admission = admission;
    }

    @Override
    public Mono<Standing> show(QueueTicket ticket) {
        return tickets.standing(ticket)
                .flatMap(standing -> standing instanceof Standing.Lost ? takeBack(ticket) : Mono.just(standing))
                .doOnNext(standing -> note(ticket, standing));
    }

    private Mono<Standing> takeBack(QueueTicket ticket) {
        return pastTurns.of(ticket).flatMap(past -> tickets.restore(ticket, past));
    }

    private void note(QueueTicket ticket, Standing standing) {
        if (!(standing instanceof Standing.Gone)) {
            presence.note(ticket);
        }
        if (standing instanceof Standing.Waiting) {
            admission.expect(ticket.concertId());
        }
    }
}
