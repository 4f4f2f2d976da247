package io.frontrow.payment.model;

/** What became of a payment. */
public enum PaymentStatus {
    /** The payment module has not told yet. */
    PENDING,
    SUCCESS,
    /** Nothing was paid, or it is given back. */
    FAIL
}
