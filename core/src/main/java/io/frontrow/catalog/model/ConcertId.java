package io.frontrow.catalog.model;

import java.util.UUID;

/** Names a concert. */
public record ConcertId(UUID value) {}
