package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a payment. */
public record PaymentId(UUID value) {}
