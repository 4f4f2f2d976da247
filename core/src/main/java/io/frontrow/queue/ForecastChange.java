package io.frontrow.queue;

import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Says what a change of the policy of a waiting room would do to the wait. It changes nothing. For operators. */
@FunctionalInterface
public interface ForecastChange {

    Mono<Result> forecast(ConcertId concertId, PolicyChange change);

    sealed interface Result {

        /**
         * The waits by the policy as it is and as it would be.
         *
         * @param waiting entries that wait now
         */
        record Known(long waiting, Waits now, Waits changed) implements Result {}

        record UnknownConcert() implements Result {}
    }

    /**
     * The waits of a room; empty while it is paused.
     *
     * @param middle of the entry in the middle of the queue
     * @param last of the last entry; of the next to join if none waits
     */
    record Waits(Optional<WaitEstimate> middle, Optional<WaitEstimate> last) {}
}
