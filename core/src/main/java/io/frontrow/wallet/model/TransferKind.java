package io.frontrow.wallet.model;

/** Why points moved. */
public enum TransferKind {
    TOP_UP,
    PAYMENT,
    REFUND
}
