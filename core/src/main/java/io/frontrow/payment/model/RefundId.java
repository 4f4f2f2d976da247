package io.frontrow.payment.model;

import java.util.UUID;

/** Names a refund. */
public record RefundId(UUID value) {}
