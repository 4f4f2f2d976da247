package io.frontrow.payment.model;

import io.frontrow.shared.model.Points;

/** The final result of a payment by card at the payment module. */
public sealed interface CaptureResult {

    /**
     * The module has captured points.
     *
     * @param amount how many, as the module reports it
     */
    record Captured(CaptureId captureId, Points amount) implements CaptureResult {}

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
