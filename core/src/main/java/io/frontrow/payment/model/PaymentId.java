package io.frontrow.payment.model;

import java.util.UUID;

/** Identifies a payment. */
public record PaymentId(UUID value) {}
