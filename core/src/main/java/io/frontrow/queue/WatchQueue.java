package io.frontrow.queue;

import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** Streams the status of a queue entry. An open stream counts as a heartbeat. */
public interface WatchQueue {

    /** Maximum number of simultaneous streams of one entry on one instance; one more ends the oldest. */
    int STREAMS_MAX = 3;

    /**
     * The current status at once, then each newer one: more often near the turn, and the admission at once. A slow
     * client gets only the newest. The stream ends with {@link Event.Gone}, or without an event when it is the
     * oldest of too many. It fails only before its first event.
     */
    Flux<Event> watch(QueueEntry entry);

    sealed interface Event {

        /**
         * The status of the entry.
         *
         * @param asOf when it was read
         */
        record Status(QueueStatus status, Instant asOf) implements Event {}

        /** Nothing has changed; keeps the stream alive. */
        record Unchanged() implements Event {}

        /** The entry has left, was completed or replaced, or its turn is over. */
        record Gone(GoneReason reason) implements Event {}
    }
}
