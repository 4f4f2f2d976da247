package io.frontrow.payment.model;

/** The final result of a payment by card at the payment module. */
public sealed interface CardVerdict {

    /** The module has captured the points. */
    record Captured(ChargeId chargeId) implements CardVerdict {}

    /** The module has declined the card. */
    record Declined(Reason reason) implements CardVerdict {}

    /** The payment was voided in time: nothing was captured, and nothing will be. */
    record NotCharged() implements CardVerdict {}

    /** Why a card is declined. */
    enum Reason {
        DECLINED,
        /** The card's account holds too little. */
        INSUFFICIENT
    }
}
