package io.frontrow.payment.model;

/** The status of a payment. */
public enum PaymentStatus {
    /** The payment module has not reported a result yet. */
    PENDING,
    SUCCESS,
    /** Nothing was paid, or it is refunded. */
    FAIL
}
