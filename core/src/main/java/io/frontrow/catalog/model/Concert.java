package io.frontrow.catalog.model;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What fans come for.
 *
 * @param timeZone the venue's
 * @param salesOpenAt from when seats can be held
 * @param firstStartsAt the earliest date still to come, null without one
 * @param lastStartsAt the latest date still to come, null without one
 */
public record Concert(
        ConcertId concertId,
        String title,
        String artist,
        String venue,
        ZoneId timeZone,
        Instant salesOpenAt,
        @Nullable Instant firstStartsAt,
        @Nullable Instant lastStartsAt) {}
