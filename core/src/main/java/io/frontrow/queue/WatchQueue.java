package io.frontrow.queue;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** Tells a ticket's holder where in line they are for as long as they listen, which counts as being there. */
public interface WatchQueue {

    /** How many streams of one ticket there may be at once, on one instance. */
    int STREAMS_MAX = 3;

    /**
     * The present status at once, and each newer one, the sooner the nearer the turn; being let in at once. Who listens
     * slowly is told the newest only. It ends with {@link Event.Gone} or {@link Event.TooMany}, and fails only before its
     * first event.
     */
    Flux<Event> watch(QueueTicket ticket);

    sealed interface Event {

        /**
         * Where the ticket stands.
         *
         * @param asOf when it was asked for
         */
        record Status(QueueStatus status, Instant asOf) implements Event {}

        /** Nothing is new; the stream lives. */
        record Unchanged() implements Event {}

        /** The ticket has left, was completed, replaced, or its session is over. */
        record Gone() implements Event {}

        /** The ticket has {@link #STREAMS_MAX} other streams. */
        record TooMany() implements Event {}
    }
}
