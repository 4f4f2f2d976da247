package io.frontrow.catalog.model;

import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A concert, which has one or more performances.
 *
 * @param timeZone the time zone of the venue
 * @param salesOpenAt time from which seats can be held
 * @param firstStartsAt start of the earliest performance still to come; null if there is none
 * @param lastStartsAt start of the latest performance still to come; null if there is none
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
