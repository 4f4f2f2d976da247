package io.frontrow.queue;

import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import reactor.core.publisher.Mono;

/**
 * Whoever acts in their turn or asks for it shows their ticket. To show it is to be there; a ticket that the queue's store
 * has lost is taken back.
 */
@FunctionalInterface
public interface ShowTicket {

    /** Where the ticket stands now; never lost. */
    Mono<Standing> show(QueueTicket ticket);
}
