package io.frontrow.reservation;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A user gives paid seats back until the day before the performance and is refunded the way they paid: once, however often
 * it is sent. The seats are for sale again at once. Once subscribed to, it runs to its end even if the subscriber cancels.
 */
public interface CancelReservation {

    Mono<Result> cancel(Command command);

    /**
     * Which seats of which reservation.
     *
     * @param seats at least one; null for all that are left
     */
    record Command(
            UserId userId,
            ReservationId reservationId,
            @Nullable SeatNumbers seats) {}

    /** The refusals in order of precedence. */
    sealed interface Result {

        /**
         * The seats are cancelled, now or by an earlier command.
         *
         * @param reservation as it is now
         */
        record Canceled(Reservation reservation) implements Result {}

        /** There is no such reservation of this user. */
        record UnknownReservation() implements Result {}

        /**
         * Some of the seats never were the reservation's.
         *
         * @param unknown those seats
         */
        record UnknownSeats(SeatNumbers unknown) implements Result {}

        /** The reservation awaits payment, or was not paid in time. */
        record NotPaid() implements Result {}

        /** The day of the performance has come, in the time zone of the venue. */
        record TooLate() implements Result {}

        /** The wallet has no room for what would be given back. Nothing has moved; spending first helps. */
        record WalletFull() implements Result {}
    }
}
