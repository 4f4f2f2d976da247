package io.frontrow.payment.model;

import java.util.UUID;

/** Names a payment. */
public record PaymentId(UUID value) {}
