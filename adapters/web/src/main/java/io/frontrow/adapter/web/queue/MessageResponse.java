package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.RoomMessage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of the operator to the users of a waiting room. */
record MessageResponse(Text text, Instant at) {
    /** The text by language; null where there is none. */
    record Text(@Nullable String en, @Nullable String ko) {}

    /** {@return the response; null if there is no message} */
    static @Nullable MessageResponse of(Optional<RoomMessage> message) {
        return message.map(it -> new MessageResponse(
                        new Text(it.text().english(), it.text().korean()), it.at()))
                .orElse(null);
    }
}
