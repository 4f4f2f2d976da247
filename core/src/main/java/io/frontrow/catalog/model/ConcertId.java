package io.frontrow.catalog.model;

import java.util.UUID;

/** Identifies a concert. */
public record ConcertId(UUID value) {}
