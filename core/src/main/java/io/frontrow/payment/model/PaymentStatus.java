package io.frontrow.payment.model;

/** What became of a payment. */
public enum PaymentStatus {
    SUCCESS
}
