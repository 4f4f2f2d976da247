package io.frontrow.wallet.model;

/** Why points moved. */
public enum TransferKind {
    CHARGE,
    PAYMENT,
    REFUND
}
