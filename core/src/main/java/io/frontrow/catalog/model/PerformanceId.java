package io.frontrow.catalog.model;

import java.util.UUID;

/** Identifies a performance. */
public record PerformanceId(UUID value) {}
