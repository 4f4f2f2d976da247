package io.frontrow.seat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import reactor.core.publisher.Mono;

/**
 * Holds seats in the user's turn, all of them or none. A hold is advisory: the reservation decides which user has a
 * seat. Holding the same seats again returns the same hold.
 */
public interface HoldSeats {

    Mono<Result> hold(Command command);

    /**
     * The seats to hold.
     *
     * @param seats at least one
     */
    record Command(QueueEntry entry, PerformanceId performanceId, SeatNumbers seats) {}

    sealed interface Result {

        /**
         * The seats are held for the user until the hold's deadline.
         *
         * @param repeated whether this hold existed already
         */
        record Held(SeatHold hold, Points totalPrice, boolean repeated) implements Result {}

        /** Why the seats are not held, in order of precedence. */
        sealed interface Refusal extends Result {

            record NoTurn(TurnRefusal why) implements Refusal {}

            record UnknownPerformance() implements Refusal {}

            /** The sale has not opened, or the performance has begun. */
            record NotBookable() implements Refusal {}

            /**
             * The hall has no such seats.
             *
             * @param unknown those seats
             */
            record UnknownSeats(SeatNumbers unknown) implements Refusal {}

            /** The time for choosing seats is over; the turn goes on only for what the user holds. */
            record NoMoreHolds() implements Refusal {}

            /**
             * Some of the seats are held, reserved or sold already.
             *
             * @param taken those seats
             */
            record SeatsTaken(SeatNumbers taken) implements Refusal {}

            /**
             * The user has reserved some of the seats.
             *
             * @param reservationId a reservation of some of them
             */
            record AlreadyReserved(ReservationId reservationId) implements Refusal {}

            /**
             * The user would have too many seats of the performance.
             *
             * @param limit how many seats of a performance one user may have
             */
            record OverLimit(int limit) implements Refusal {}
        }
    }
}
