package io.frontrow.payment.model;

import io.frontrow.shared.model.Points;

/**
 * The outcome of paying. The refusals are in order of precedence. Stored are those that cannot change any more; a
 * command that was refused for another reason may be sent again under its key.
 */
public sealed interface PaymentOutcome {

    /**
     * The reservation is confirmed and the points have moved.
     *
     * @param repeated whether an earlier command under this key has paid
     */
    record Paid(Payment payment, boolean repeated) implements PaymentOutcome {}

    /** The payment module has not reported the result of the capture yet; the payment will show it. */
    record Pending(Payment payment) implements PaymentOutcome {}

    /** Another payment was sent under this key. */
    record KeyReused() implements PaymentOutcome {}

    /** The first command under this key is still running. */
    record InFlight() implements PaymentOutcome {}

    /** This user has no such reservation. */
    record UnknownReservation() implements PaymentOutcome {}

    /** The reservation belongs to another concert than the queue entry. */
    record OtherConcert() implements PaymentOutcome {}

    /**
     * Another payment has paid the reservation, whatever became of it later. Points that were captured from a card are
     * refunded.
     */
    record AlreadyPaid() implements PaymentOutcome {}

    /** The reservation was canceled before it was paid. Points that were captured from a card are refunded. */
    record ReservationCanceled() implements PaymentOutcome {}

    /**
     * The deadline is over; another user may have the seats already. Points that were captured from a card are
     * refunded.
     */
    record ReservationExpired() implements PaymentOutcome {}

    /** A payment by card for this reservation is pending; only one can be at a time. */
    record PaymentPending() implements PaymentOutcome {}

    /** Too many payments by card for this reservation or of this user were declined, see {@link CardAttempts}. */
    record TooManyDeclines() implements PaymentOutcome {}

    /**
     * Nothing was captured from the card. The reservation remains and may be paid until its deadline.
     *
     * @param why DECLINED, INSUFFICIENT or NOT_CHARGED
     */
    record Declined(PaymentFailure why) implements PaymentOutcome {}

    /** Nothing has moved. The reservation remains and may be paid until its deadline. */
    record InsufficientBalance(Points balance, Points required) implements PaymentOutcome {}
}
