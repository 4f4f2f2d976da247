package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a hold. */
public record HoldId(UUID value) {}
