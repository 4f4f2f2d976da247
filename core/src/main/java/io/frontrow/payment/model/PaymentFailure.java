package io.frontrow.payment.model;

import org.jspecify.annotations.Nullable;

/** Why a payment has failed. Points that were captured for it are refunded. */
public enum PaymentFailure {
    /** The payment module declined the card. */
    DECLINED,
    /** The card's account held too little. */
    INSUFFICIENT,
    /** The payment module did not capture the points in time. */
    NOT_CHARGED,
    /** Points were captured after the deadline of the reservation. */
    RESERVATION_EXPIRED,
    /** Points were captured after the reservation was canceled, which nothing had paid. */
    RESERVATION_CANCELED,
    /** Points were captured after another payment had paid the reservation, whatever became of it later. */
    ALREADY_PAID;

    /** The failure of a payment with this result at the payment module; null if the points were captured. */
    public static @Nullable PaymentFailure of(CaptureResult verdict) {
        return switch (verdict) {
            case CaptureResult.Captured _ -> null;
            case CaptureResult.Declined(var reason) ->
                reason == CaptureResult.Reason.DECLINED ? DECLINED : INSUFFICIENT;
            case CaptureResult.Voided() -> NOT_CHARGED;
        };
    }
}
