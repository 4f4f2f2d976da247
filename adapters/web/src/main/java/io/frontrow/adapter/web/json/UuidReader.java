package io.frontrow.adapter.web.json;

import io.frontrow.adapter.web.http.Uuids;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads UUIDs in their full form only. */
final class UuidReader extends StdDeserializer<UUID> {
    UuidReader() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        String text = parser.getString();
        try {
            return Uuids.parse(text);
        } catch (IllegalArgumentException _) {
            return (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
        }
    }
}
