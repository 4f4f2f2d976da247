package io.frontrow.payment.model;

/** Out of what a payment is made. */
public enum PaymentMethod {
    /** The user's points. */
    WALLET,
    /** A card, charged by the payment module. */
    CARD
}
