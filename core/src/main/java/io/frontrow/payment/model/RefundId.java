package io.frontrow.payment.model;

import java.util.UUID;

/** Identifies a refund. */
public record RefundId(UUID value) {}
