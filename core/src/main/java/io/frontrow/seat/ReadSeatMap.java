package io.frontrow.seat;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatMap;
import reactor.core.publisher.Mono;

/** An active user sees which seats of a performance are free. What is seen is at most 250 ms old. */
public interface ReadSeatMap {

    Mono<Result> read(QueueTicket ticket, PerformanceId performanceId);

    sealed interface Result {

        record Read(SeatMap map) implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        record UnknownPerformance() implements Result {}

        /** The sale has not opened, or the performance has begun. */
        record NotBookable() implements Result {}
    }
}
