package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a performance. */
public record PerformanceId(UUID value) {}
