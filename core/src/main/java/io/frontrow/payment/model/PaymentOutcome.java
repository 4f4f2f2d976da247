package io.frontrow.payment.model;

import io.frontrow.shared.model.Points;

/** What came of paying. The refusals are in order of precedence; those about the key and the concert are not remembered. */
public sealed interface PaymentOutcome {

    /**
     * The reservation is confirmed and the points have moved.
     *
     * @param repeated whether an earlier command under this key has paid
     */
    record Paid(Payment payment, boolean repeated) implements PaymentOutcome {}

    /** The payment module has not told yet what became of the charge; the payment itself will tell. */
    record Pending(Payment payment) implements PaymentOutcome {}

    /** Another payment was sent under this key. */
    record KeyReused() implements PaymentOutcome {}

    /** The first command under this key is still running. */
    record InFlight() implements PaymentOutcome {}

    /** There is no such reservation of this user. */
    record UnknownReservation() implements PaymentOutcome {}

    /** The reservation is of another concert than the ticket. */
    record OtherConcert() implements PaymentOutcome {}

    /** What a card was charged meanwhile is given back. */
    record AlreadyPaid() implements PaymentOutcome {}

    /** The deadline is over, or the seats went to somebody else after it. What a card was charged is given back. */
    record ReservationExpired() implements PaymentOutcome {}

    /**
     * The card was not charged; the reservation stays and may be paid by its deadline.
     *
     * @param why DECLINED, INSUFFICIENT or NOT_CHARGED
     */
    record Declined(PaymentFailure why) implements PaymentOutcome {}

    /** Nothing moved; the reservation stays and may be paid by its deadline. */
    record InsufficientBalance(Points balance, Points required) implements PaymentOutcome {}
}
