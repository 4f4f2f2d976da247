package io.frontrow.queue.model;

import io.frontrow.shared.model.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes to the users of a waiting room, in at least one language.
 *
 * @param english up to {@link #LENGTH_MAX} characters, one of them visible; null if there is no English text
 * @param korean likewise
 */
public record MessageText(
        @Nullable String english, @Nullable String korean) {

    public static final int LENGTH_MAX = 280;

    public MessageText {
        if (english == null && korean == null) {
            throw new IllegalArgumentException("a message has a text in at least one language");
        }
        requireValid(english);
        requireValid(korean);
    }

    private static void requireValid(@Nullable String text) {
        if (text != null && (!VisibleText.hasVisible(text) || text.length() > LENGTH_MAX)) {
            throw new IllegalArgumentException("a message has 1 to " + LENGTH_MAX + " characters, one of them visible");
        }
    }
}
