package io.frontrow.adapter.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads instants in ISO 8601 format with an offset. They are limited to the years 1970 to 9999 and truncated to
 * microseconds, which every store can represent.
 */
final class InstantReader extends StdDeserializer<Instant> {
    private static final Instant LIMIT = Instant.parse("+10000-01-01T00:00:00Z");

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getString();
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LIMIT)) {
                return instant;
            }
        } catch (DateTimeException _) {
            // Reported below, like an instant out of range.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
    }
}
