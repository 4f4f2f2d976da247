package io.frontrow.seat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** Streams the status of seats to a user in their turn. An open stream counts as a heartbeat. */
public interface WatchSeats {

    /** Maximum number of simultaneous streams of one queue entry on one instance; one more ends the oldest. */
    int STREAMS_MAX = 3;

    /**
     * All seats at once, then seats that change, within about a second. A slow client gets several changes in one
     * event. The stream ends with a {@link Event.Refusal}, or without an event when it is the oldest of too many. It
     * fails only before its first event.
     */
    Flux<Event> watch(QueueEntry entry, PerformanceId performanceId);

    sealed interface Event {

        /**
         * The status of seats has changed since the event before. Streams that get the same changes share one instance.
         *
         * @param asOf when the seats were read for this stream
         */
        record Changed(SeatChanges changes, Instant asOf) implements Event {}

        /** Nothing has changed; keeps the stream alive. */
        record Unchanged() implements Event {}

        /** Why the stream is refused, or ends. */
        sealed interface Refusal extends Event {

            record NoTurn(TurnRefusal why) implements Refusal {}

            record UnknownPerformance() implements Refusal {}

            /** The sale has not opened, or the performance has begun. */
            record NotBookable() implements Refusal {}
        }
    }
}
