package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.validation.IanaTimeZone;
import io.frontrow.adapter.web.validation.PlainText;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.shared.id.UserId;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.ZoneId;

/** A concert to create. */
record ConcertRequest(
        @NotNull @PlainText(max = TEXT_MAX) String title,
        @NotNull @PlainText(max = TEXT_MAX) String artist,
        @NotNull @PlainText(max = TEXT_MAX) String venue,
        @NotNull @IanaTimeZone String timeZone,
        @NotNull Instant salesOpenAt) {
    static final int TEXT_MAX = 200;

    CreateConcert.Command command(UserId operatorId) {
        return new CreateConcert.Command(operatorId, title, artist, venue, ZoneId.of(timeZone), salesOpenAt);
    }
}
