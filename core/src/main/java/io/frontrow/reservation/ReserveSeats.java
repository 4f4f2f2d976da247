package io.frontrow.reservation;

import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.model.HoldId;
import reactor.core.publisher.Mono;

/** An active user reserves seats, from a hold or straight away. The reservation shares the hold's deadline. */
public interface ReserveSeats {

    Mono<Result> reserve(Command command);

    sealed interface Command {

        QueueTicket ticket();

        record FromHold(QueueTicket ticket, HoldId holdId) implements Command {}

        /** Takes the hold itself. */
        record FromSeats(QueueTicket ticket, PerformanceId performanceId, SeatNumbers seats) implements Command {}
    }

    /** The refusals in order of precedence. */
    sealed interface Result {

        record Reserved(Reservation reservation) implements Result {}

        /** There is a hold of that id, and it is another user's. */
        record UnknownHold() implements Result {}

        /** No hold of that id is left. */
        record HoldExpired() implements Result {}

        /** This user has made a reservation of that hold. */
        record AlreadyReserved(ReservationId reservationId) implements Result {}

        /** The seats cannot be had, for one of the reasons that holding has. */
        record SeatsRefused(HoldSeats.Result.Refusal why) implements Result {}
    }
}
