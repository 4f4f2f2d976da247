package io.frontrow.reservation.model;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.HoldId;

/** The result of a cancellation. The refusals are in order of precedence. */
public sealed interface CancellationOutcome {

    /**
     * The seats are canceled, by this command or an earlier one.
     *
     * @param reservation as it is now
     * @param holdId the hold that the reservation was made from
     */
    record Canceled(Reservation reservation, HoldId holdId) implements CancellationOutcome {}

    /** This user has no such reservation. */
    record UnknownReservation() implements CancellationOutcome {}

    /**
     * Some of the seats never belonged to the reservation.
     *
     * @param unknown those seats
     */
    record UnknownSeats(SeatNumbers unknown) implements CancellationOutcome {}

    /** The reservation was not paid in time. */
    record NotPaid() implements CancellationOutcome {}

    /** The reservation is not paid, and a payment by card for it is pending. */
    record PaymentPending() implements CancellationOutcome {}

    /** The reservation is not paid, so it can be canceled only with all its seats. */
    record OnlyWhole() implements CancellationOutcome {}

    /** The day of the performance has come, in the time zone of the venue. */
    record TooLate() implements CancellationOutcome {}

    /**
     * The balance would be above {@link io.frontrow.shared.model.Points#MAX}. Nothing has moved; the user can spend
     * points and cancel again.
     */
    record WalletFull() implements CancellationOutcome {}
}
