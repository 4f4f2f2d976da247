package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.validation.PlainText;
import io.frontrow.queue.model.MessageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to write to the users of a waiting room. */
record MessageRequest(@NotNull @Valid Text text) {
    /** The message in at least one language. */
    record Text(
            @Nullable @PlainText(max = MessageText.LENGTH_MAX)
            String en,

            @Nullable @PlainText(max = MessageText.LENGTH_MAX)
            String ko) {}

    /** {@return the text, or empty if there is none in any language} */
    Optional<MessageText> message() {
        return text.en() == null && text.ko() == null
                ? Optional.empty()
                : Optional.of(new MessageText(text.en(), text.ko()));
    }
}
