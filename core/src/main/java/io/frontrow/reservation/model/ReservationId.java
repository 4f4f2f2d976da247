package io.frontrow.reservation.model;

import java.util.UUID;

/** Names a reservation. */
public record ReservationId(UUID value) {}
