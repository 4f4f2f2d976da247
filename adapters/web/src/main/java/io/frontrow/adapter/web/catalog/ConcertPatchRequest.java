package io.frontrow.adapter.web.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.frontrow.adapter.web.validation.IanaTimeZone;
import io.frontrow.adapter.web.validation.PlainText;
import io.frontrow.catalog.model.ConcertChange;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of a concert (RFC 7396). Fields that are left out stay as they are; none can be removed. It is not a
 * record, since Jackson does not distinguish a null from an absent value in the constructor of a record.
 */
final class ConcertPatchRequest {
    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @PlainText(max = ConcertRequest.TEXT_MAX)
    @Nullable
    String title;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @PlainText(max = ConcertRequest.TEXT_MAX)
    @Nullable
    String artist;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @PlainText(max = ConcertRequest.TEXT_MAX)
    @Nullable
    String venue;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @IanaTimeZone
    @Nullable
    String timeZone;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Nullable
    Instant salesOpenAt;

    ConcertChange change() {
        return new ConcertChange(title, artist, venue, timeZone == null ? null : ZoneId.of(timeZone), salesOpenAt);
    }
}
