package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.http.EncodedJson;
import io.frontrow.shared.id.PerformanceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.util.DigestUtils;

/** The seats of a performance, encoded once for all clients. */
final class EncodedSeats {
    private static final byte[] END = "}".getBytes(StandardCharsets.UTF_8);

    private final byte[] json;
    private final String eTag;

    /** @param json the seats as a JSON array; never modified from now on */
    EncodedSeats(byte[] json) {
        this.json = json;
        this.eTag = "W/\"" + DigestUtils.md5DigestAsHex(json) + "\"";
    }

    /** {@return the tag of this state; weak, since responses with the same seats differ in their {@code asOf}} */
    String eTag() {
        return eTag;
    }

    /** {@return the response body: these seats as of the time at which they were read} */
    EncodedJson asOf(PerformanceId performanceId, Instant asOf) {
        String start = "{\"performanceId\":\"%s\",\"asOf\":\"%s\",\"seats\":".formatted(performanceId.value(), asOf);
        return new EncodedJson(List.of(start.getBytes(StandardCharsets.UTF_8), json, END));
    }
}
