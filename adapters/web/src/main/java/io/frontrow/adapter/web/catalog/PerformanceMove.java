package io.frontrow.adapter.web.catalog;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** A merge patch of a performance, which can be moved to another time. */
record PerformanceMove(@NotNull Instant startsAt) {}
