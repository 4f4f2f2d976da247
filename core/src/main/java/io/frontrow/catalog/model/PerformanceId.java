package io.frontrow.catalog.model;

import java.util.UUID;

/** Names a performance: one date of a concert. */
public record PerformanceId(UUID value) {}
