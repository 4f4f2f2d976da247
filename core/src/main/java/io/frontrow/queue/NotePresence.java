package io.frontrow.queue;

import io.frontrow.queue.model.QueueTicket;
import reactor.core.publisher.Mono;

/** Keeps tickets from being taken for idle while their holders give signs. */
public interface NotePresence {

    /** Takes note of a sign of the ticket's holder. It costs next to nothing and is told to the store by {@link #write}. */
    void note(QueueTicket ticket);

    /**
     * Tells the store who gave a sign: of each ticket once in 5 seconds at most, or in a third of the idle time that its
     * room bears if that is shorter.
     */
    Mono<Void> write();
}
