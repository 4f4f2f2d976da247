package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.Concert;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concert.
 *
 * @param timeZone the IANA name of the venue's time zone
 */
record ConcertResponse(
        UUID concertId,
        String title,
        String artist,
        String venue,
        String timeZone,
        Instant salesOpenAt,
        @Nullable Instant firstStartsAt,
        @Nullable Instant lastStartsAt) {
    static ConcertResponse of(Concert concert) {
        return new ConcertResponse(
                concert.concertId().value(),
                concert.title(),
                concert.artist(),
                concert.venue(),
                concert.timeZone().getId(),
                concert.salesOpenAt(),
                concert.firstStartsAt(),
                concert.lastStartsAt());
    }
}
