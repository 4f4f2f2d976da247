package io.frontrow.catalog.model;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A change of a concert. What is null stays as it is; the other values are as in {@link Concert}. */
public record ConcertChange(
        @Nullable String title,
        @Nullable String artist,
        @Nullable String venue,
        @Nullable ZoneId timeZone,
        @Nullable Instant salesOpenAt) {}
