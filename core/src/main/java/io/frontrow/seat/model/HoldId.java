package io.frontrow.seat.model;

import java.util.UUID;

/** Names a hold. */
public record HoldId(UUID value) {}
