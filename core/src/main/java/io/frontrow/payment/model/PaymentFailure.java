package io.frontrow.payment.model;

import org.jspecify.annotations.Nullable;

/** Why a payment has failed, for its user. What was taken is given back. */
public enum PaymentFailure {
    /** The payment module refused the card. */
    DECLINED,
    /** The card's account held too little. */
    INSUFFICIENT,
    /** The payment module did not take the points in time. */
    NOT_CHARGED,
    /** Points were taken for a reservation whose deadline was over by then. */
    RESERVATION_EXPIRED,
    /** Points were taken for a reservation that something else had paid by then. */
    ALREADY_PAID;

    /** Why a payment fails that has ended like this at the payment module; null if the points were taken. */
    public static @Nullable PaymentFailure of(CardVerdict verdict) {
        return switch (verdict) {
            case CardVerdict.Captured _ -> null;
            case CardVerdict.Declined(var reason) -> reason == CardVerdict.Reason.DECLINED ? DECLINED : INSUFFICIENT;
            case CardVerdict.NotCharged() -> NOT_CHARGED;
        };
    }
}
