package io.frontrow.seat;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.model.Points;
import reactor.core.publisher.Mono;

/**
 * An active user holds seats, all of them or none. A hold advises: who has a seat is decided when it is reserved.
 * Holding the same seats again gives the same hold.
 */
public interface HoldSeats {

    Mono<Result> hold(Command command);

    /**
     * Which seats the holder of the ticket wants.
     *
     * @param seats at least one
     */
    record Command(QueueTicket ticket, PerformanceId performanceId, SeatNumbers seats) {}

    sealed interface Result {

        /**
         * The seats are kept for the user until the hold's deadline.
         *
         * @param repeated whether this very hold was there already
         */
        record Held(SeatHold hold, Points totalPrice, boolean repeated) implements Result {}

        /** Why seats cannot be had, in order of precedence. */
        sealed interface Refusal extends Result {

            record NoTurn(TurnRefusal why) implements Refusal {}

            record UnknownPerformance() implements Refusal {}

            /** The sale has not opened, or the performance has begun. */
            record NotBookable() implements Refusal {}

            /**
             * The hall has no such seats.
             *
             * @param unknown those that the hall does not have
             */
            record UnknownSeats(SeatNumbers unknown) implements Refusal {}

            /**
             * Somebody has some of the seats.
             *
             * @param taken those that are held, reserved or sold already
             */
            record SeatsTaken(SeatNumbers taken) implements Refusal {}

            /**
             * The user would have too many seats of the performance.
             *
             * @param limit how many seats of a performance one user may have
             */
            record OverLimit(int limit) implements Refusal {}
        }
    }
}
