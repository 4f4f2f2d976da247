package io.frontrow.adapter.web.queue;

import io.frontrow.queue.ForecastChange;
import io.frontrow.queue.ForecastChange.Result.Known;
import io.frontrow.queue.model.WaitEstimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change of a policy would do to the wait. */
record ForecastResponse(long waiting, Waits now, Waits changed) {
    static ForecastResponse of(Known known) {
        return new ForecastResponse(known.waiting(), Waits.of(known.now()), Waits.of(known.changed()));
    }

    /**
     * The waits of a room; null while it is paused.
     *
     * @param middle of the entry in the middle of the queue
     * @param last of the last entry, or of the next to join
     */
    record Waits(@Nullable Wait middle, @Nullable Wait last) {
        static Waits of(ForecastChange.Waits waits) {
            return new Waits(Wait.of(waits.middle()), Wait.of(waits.last()));
        }
    }

    /** The median and the 90th percentile. */
    record Wait(long estimatedWaitSeconds, long estimatedWaitSecondsHigh) {
        static @Nullable Wait of(Optional<WaitEstimate> estimate) {
            return estimate.map(it -> new Wait(it.seconds(), it.secondsHigh())).orElse(null);
        }
    }
}
