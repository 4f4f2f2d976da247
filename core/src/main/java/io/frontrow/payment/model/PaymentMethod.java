package io.frontrow.payment.model;

/** How a payment is made. */
public enum PaymentMethod {
    /** From the user's wallet. */
    WALLET,
    /** From a card, by the payment module. */
    CARD
}
