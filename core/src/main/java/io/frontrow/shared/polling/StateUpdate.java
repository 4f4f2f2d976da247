package io.frontrow.shared.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a subscriber of a polled state receives. */
public sealed interface StateUpdate<S> {

    /**
     * The state has changed.
     *
     * @param before the state that the subscriber received last; null at first
     * @param now the latest state
     * @param asOf when the read of the latest state began
     */
    record Changed<S>(@Nullable S before, S now, Instant asOf) implements StateUpdate<S> {}

    /** The state has not changed, and the stream is alive. */
    record KeepAlive<S>() implements StateUpdate<S> {}
}
