package io.frontrow.seat.model;

import java.util.UUID;

/** Identifies a hold. */
public record HoldId(UUID value) {}
