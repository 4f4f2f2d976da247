package io.frontrow.shared.polling;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SynchronousSink;

/**
 * Turns readings into updates, and drops readings without news. A reading is compared with the one that the subscriber
 * received last, at the moment when it takes the next, so that no change is lost when it misses readings.
 */
final class ChangeFilter<S> implements BiConsumer<Reading<S>, SynchronousSink<StateUpdate<S>>> {

    private @Nullable Reading<S> last;

    @Override
    public void accept(Reading<S> next, SynchronousSink<StateUpdate<S>> subscriber) {
        Reading<S> previous = last;
        last = next;
        if (previous == null || !previous.state().equals(next.state())) {
            S before = previous == null ? null : previous.state();
            subscriber.next(new StateUpdate.Changed<>(before, next.state(), next.asOf()));
        } else if (previous.keepAlives() < next.keepAlives()) {
            subscriber.next(new StateUpdate.KeepAlive<>());
        }
    }
}
