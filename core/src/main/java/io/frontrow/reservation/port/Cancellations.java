package io.frontrow.reservation.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.RefundId;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.seat.model.HoldId;
import io.frontrow.wallet.model.TransferId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes paid seats back. This store decides, by its own clock. */
public interface Cancellations {

    /**
     * Frees the seats for sale and gives their price back the way it was paid: into the wallet in the same step, to a card
     * as a refund that is still to be settled. All or nothing, and each seat once, however often it is ordered. Runs to its
     * end even if the subscriber cancels.
     */
    Mono<Outcome> cancel(Order order);

    /**
     * Seats that a user gives back.
     *
     * @param fresh the id of the refund, if one is made
     * @param freshTransfer the id of its transfer, if one is made
     * @param seats null for all that are left of the reservation
     */
    record Order(
            RefundId fresh,
            TransferId freshTransfer,
            UserId userId,
            ReservationId reservationId,
            @Nullable SeatNumbers seats) {}

    /** The refusals in order of precedence. */
    sealed interface Outcome {

        /**
         * The seats are cancelled, by this order or by one before.
         *
         * @param reservation as it is now
         * @param holdId of the hold that it was made of
         */
        record Canceled(Reservation reservation, HoldId holdId) implements Outcome {}

        /** There is no such reservation of this user. */
        record UnknownReservation() implements Outcome {}

        /**
         * Some of the seats never were the reservation's.
         *
         * @param unknown those seats
         */
        record UnknownSeats(SeatNumbers unknown) implements Outcome {}

        /** The reservation awaits payment, or was not paid in time. */
        record NotPaid() implements Outcome {}

        /** The day of the performance has come, in the time zone of the venue. */
        record TooLate() implements Outcome {}

        /** The balance would be above {@link io.frontrow.shared.model.Points#MAX}. */
        record WalletFull() implements Outcome {}
    }
}
