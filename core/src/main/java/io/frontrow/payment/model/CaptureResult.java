package io.frontrow.payment.model;

/** The final result of a payment by card at the payment module. */
public sealed interface CaptureResult {

    /** The module has captured the points. */
    record Captured(CaptureId captureId) implements CaptureResult {}

    /** The module has declined the card. */
    record Declined(Reason reason) implements CaptureResult {}

    /** The payment was voided in time: nothing was captured, and nothing will be. */
    record Voided() implements CaptureResult {}

    /** Why a card is declined. */
    enum Reason {
        DECLINED,
        /** The card's account holds too little. */
        INSUFFICIENT
    }
}
