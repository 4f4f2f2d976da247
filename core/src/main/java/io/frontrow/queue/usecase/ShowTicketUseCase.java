package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.port.PastTurns;
import io.frontrow.queue.port.QueueEntries;
import reactor.core.publisher.Mono;

/** Asks the deciding store about an entry only if the queue's store has lost it. */
public final class ShowTicketUseCase implements ShowTicket {

    private final QueueEntries entries;
    private final PastTurns pastTurns;
    private final NotePresence heartbeats;
    private final AdmitWaiting admission;

    public ShowTicketUseCase(
            QueueEntries entries, PastTurns pastTurns, NotePresence heartbeats, AdmitWaiting admission) {
        this.entries = entries;
        this.pastTurns = pastTurns;
        this.heartbeats = heartbeats;
        this.admission = admission;
    }

    @Override
    public Mono<Standing> show(QueueTicket ticket) {
        return entries.state(ticket)
                .flatMap(state -> state instanceof Standing.Lost ? restore(ticket) : Mono.just(state))
                .doOnNext(state -> note(ticket, state));
    }

    private Mono<Standing> restore(QueueTicket ticket) {
        return pastTurns.of(ticket).flatMap(past -> entries.restore(ticket, past));
    }

    private void note(QueueTicket ticket, Standing state) {
        if (!(state instanceof Standing.Gone)) {
            heartbeats.note(ticket);
        }
        if (state instanceof Standing.Waiting) {
            admission.roomHasWaiting(ticket.concertId());
        }
    }
}
