package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a reservation. */
public record ReservationId(UUID value) {}
