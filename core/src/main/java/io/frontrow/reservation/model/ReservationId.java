package io.frontrow.reservation.model;

import java.util.UUID;

/** Identifies a reservation. */
public record ReservationId(UUID value) {}
