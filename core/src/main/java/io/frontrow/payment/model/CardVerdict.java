package io.frontrow.payment.model;

/** How a payment by card has ended at the payment module. It never changes again. */
public sealed interface CardVerdict {

    /** The module has taken the points. */
    record Captured(ChargeId chargeId) implements CardVerdict {}

    /** The module refuses the card. */
    record Declined(Reason reason) implements CardVerdict {}

    /** The payment was given up in time: nothing was taken, and nothing will be. */
    record NotCharged() implements CardVerdict {}

    /** Why a card is refused. */
    enum Reason {
        DECLINED,
        /** The card's account holds too little. */
        INSUFFICIENT
    }
}
