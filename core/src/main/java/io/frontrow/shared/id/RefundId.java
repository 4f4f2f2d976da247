package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a refund. */
public record RefundId(UUID value) {}
