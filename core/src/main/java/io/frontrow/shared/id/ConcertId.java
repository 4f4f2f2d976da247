package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a concert. */
public record ConcertId(UUID value) {}
