package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.adapter.web.json.JsonPart;
import io.frontrow.shared.id.PerformanceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/** The seats of a performance, encoded once for all clients. */
final class EncodedSeats {
    private static final JsonPart END = new JsonPart("}".getBytes(StandardCharsets.UTF_8));

    private final String field;
    private final JsonPart json;
    private final String eTag;
    private volatile @Nullable Reading latest;

    /**
     * Creates the response of one state of the seats.
     *
     * @param field the name of the field with the seats
     * @param json the value of that field; never modified from now on
     */
    EncodedSeats(String field, byte[] json) {
        this.field = field;
        this.json = new JsonPart(json);
        this.eTag = "W/\"" + DigestUtils.md5DigestAsHex(json) + "\"";
    }

    /** {@return the tag of this state; weak, since responses with the same seats differ in their {@code asOf}} */
    String eTag() {
        return eTag;
    }

    /** {@return the response body: these seats as of the time at which they were read, the same for all its clients} */
    EncodedJson asOf(PerformanceId performanceId, Instant asOf) {
        Reading known = latest;
        if (known == null || !known.asOf().equals(asOf)) {
            known = new Reading(asOf, encoded(performanceId, asOf));
            latest = known;
        }
        return known.json();
    }

    private EncodedJson encoded(PerformanceId performanceId, Instant asOf) {
        String start =
                "{\"performanceId\":\"" + performanceId.value() + "\",\"asOf\":\"" + asOf + "\",\"" + field + "\":";
        return new EncodedJson(List.of(new JsonPart(start.getBytes(StandardCharsets.UTF_8)), json, END));
    }

    private record Reading(Instant asOf, EncodedJson json) {}
}
