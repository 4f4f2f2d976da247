package io.frontrow.seat;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatChanges;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** Tells an active user which seats are free for as long as they listen, which counts as being there. */
public interface WatchSeats {

    /** How many streams of one ticket there may be at once, on one instance. */
    int STREAMS_MAX = 3;

    /**
     * All seats at once, and then those that change, within about a second. Who listens slowly is told of all changes
     * together. It ends with a {@link Refusal}, and fails only before its first event.
     */
    Flux<Event> watch(QueueTicket ticket, PerformanceId performanceId);

    sealed interface Event {

        /**
         * Seats have another status than told before. All who are told the same share one instance.
         *
         * @param asOf when the listener's seats were asked for
         */
        record Changed(SeatChanges changes, Instant asOf) implements Event {}

        /** Nothing is new; the stream lives. */
        record Unchanged() implements Event {}

        /** Why there is nothing to see, or nothing more. */
        sealed interface Refusal extends Event {

            /** The ticket has {@link #STREAMS_MAX} other streams. */
            record TooMany() implements Refusal {}

            record NoTurn(TurnRefusal why) implements Refusal {}

            record UnknownPerformance() implements Refusal {}

            /** The sale has not opened, or the performance has begun. */
            record NotBookable() implements Refusal {}
        }
    }
}
