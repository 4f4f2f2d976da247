package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.PolicyChange.Opening;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the time of an opening, and tells a null from a field that is left out. */
final class OpeningReader extends StdDeserializer<Opening> {
    OpeningReader() {
        super(Opening.class);
    }

    @Override
    public Opening deserialize(JsonParser parser, DeserializationContext context) {
        return new Opening(context.readValue(parser, Instant.class));
    }

    @Override
    public Opening getNullValue(DeserializationContext context) {
        return new Opening(null);
    }
}
