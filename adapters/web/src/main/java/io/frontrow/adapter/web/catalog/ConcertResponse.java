package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Offer;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concert with what it offers, so that a page of concerts takes one request.
 *
 * @param timeZone the IANA name of the venue's time zone
 * @param priceFrom the price of the cheapest seats of the performances to come; null if none is to come
 * @param seatsTotal seats of the performances to come
 * @param seatsAvailable those of them that are neither reserved nor sold
 * @param soldOut whether all of them are sold
 * @param saleClosed whether no performance is to come
 * @param opensAt no user is admitted to the waiting room before this time; null if the room is open
 * @param paused whether the waiting room admits nobody for now
 */
record ConcertResponse(
        UUID concertId,
        String title,
        String artist,
        String venue,
        String timeZone,
        Instant salesOpenAt,
        @Nullable Instant firstStartsAt,
        @Nullable Instant lastStartsAt,
        @Nullable Long priceFrom,
        long seatsTotal,
        long seatsAvailable,
        boolean soldOut,
        boolean saleClosed,
        @Nullable Instant opensAt,
        boolean paused) {
    static ConcertResponse of(Concert concert, Offer offer) {
        return new ConcertResponse(
                concert.concertId().value(),
                concert.title(),
                concert.artist(),
                concert.venue(),
                concert.timeZone().getId(),
                concert.salesOpenAt(),
                concert.firstStartsAt(),
                concert.lastStartsAt(),
                offer.priceFrom().map(Points::value).orElse(null),
                offer.sale().seatsTotal(),
                offer.sale().seatsAvailable(),
                offer.sale().isSoldOut(),
                offer.sale().isClosed(),
                offer.opensAt().orElse(null),
                offer.paused());
    }
}
