package io.frontrow.seat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Reads the seat map of a performance in the user's turn. The map is at most 250 ms old. */
public interface ReadSeatMap {

    Mono<Result> read(QueueEntry entry, PerformanceId performanceId);

    sealed interface Result {

        /**
         * The seat map.
         *
         * @param map the same object for all readers for as long as no seat changes
         * @param asOf when the seats were last read, whether or not one has changed
         */
        record Read(SeatMap map, Instant asOf) implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        record UnknownPerformance() implements Result {}

        /** The sale has not opened, or the performance has begun. */
        record NotBookable() implements Result {}
    }
}
