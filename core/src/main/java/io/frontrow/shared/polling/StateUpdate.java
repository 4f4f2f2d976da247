package io.frontrow.shared.polling;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a listener is shown.
 *
 * @param before what it was shown last; null at first
 * @param now the newest state; the same as before if it is shown only as a sign that the stream lives
 * @param asOf when the newest state was asked for
 */
public record StateUpdate<S>(@Nullable S before, S now, Instant asOf) {

    public boolean isNew() {
        return !Objects.equals(now, before);
    }
}
