package io.frontrow.reservation;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.seat.HoldSeats;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import reactor.core.publisher.Mono;

/** Reserves seats in the user's turn, from a hold or directly. The reservation has the deadline of the hold. */
public interface ReserveSeats {

    Mono<Result> reserve(Command command);

    sealed interface Command {

        QueueEntry entry();

        record FromHold(QueueEntry entry, HoldId holdId) implements Command {}

        /** Makes the hold in the same command. */
        record FromSeats(QueueEntry entry, PerformanceId performanceId, SeatNumbers seats) implements Command {}
    }

    /** The refusals in order of precedence. */
    sealed interface Result {

        record Reserved(Reservation reservation) implements Result {}

        /** The hold belongs to another user. */
        record UnknownHold() implements Result {}

        /** The hold has expired, or never existed. */
        record HoldExpired() implements Result {}

        /** This user has already made a reservation from that hold, or of some of those seats. */
        record AlreadyReserved(ReservationId reservationId) implements Result {}

        /** The seats are refused for one of the reasons for which a hold is refused. */
        record SeatsRefused(HoldSeats.Result.Refusal why) implements Result {}
    }
}
