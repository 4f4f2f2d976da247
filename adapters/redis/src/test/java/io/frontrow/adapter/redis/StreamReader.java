package io.frontrow.adapter.redis;

import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.shared.id.ReservationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Reads all entries of an event stream, as a consumer sees them. */
public record StreamReader(ReactiveStringRedisTemplate redis, String key) {

    /** The events; their position is not part of the stream and is 0 here. */
    public List<Event> entries() {
        return Objects.requireNonNull(redis.<String, String>opsForStream()
                .range(key, Range.unbounded())
                .map(entry -> event(entry.getValue()))
                .collectList()
                .block());
    }

    private static Event event(Map<String, String> fields) {
        return new Event(
                0,
                new EventId(UUID.fromString(field(fields, "id"))),
                new ReservationId(UUID.fromString(field(fields, "aggregateid"))),
                field(fields, "type"),
                field(fields, "payload"));
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
