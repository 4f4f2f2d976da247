package io.frontrow.shared.batching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a key that wait to be sent. Every change makes a new record around the same list, so that the effect
 * of a change belongs to that change.
 *
 * @param requests in order of arrival
 * @param waitsFor the number of calls under way that are not overdue, and of pauses after a call that have not ended
 * @param isDue whether the latest addition requires a batch to be sent at once: it is the first one, or completes a
 *     batch
 */
record Window<Q, A>(List<Pending<Q, A>> requests, int waitsFor, boolean isDue) {

    /** What every call adds to those that the next one waits for: itself, and the pause after its start. */
    private static final int CALL_AND_PAUSE = 2;

    static <Q, A> Window<Q, A> openedBy(Pending<Q, A> first) {
        return new Window<>(new ArrayList<>(List.of(first)), 0, true);
    }

    Window<Q, A> with(Pending<Q, A> next, int batchMax) {
        requests.add(next);
        return new Window<>(requests, waitsFor, requests.size() % batchMax == 0);
    }

    /** Moves the oldest requests to a batch, if there are any. */
    Window<Q, A> moveTo(List<Pending<Q, A>> batch, int batchMax) {
        if (requests.isEmpty()) {
            return this;
        }
        List<Pending<Q, A>> oldest = requests.subList(0, Math.min(batchMax, requests.size()));
        batch.addAll(oldest);
        oldest.clear();
        return new Window<>(requests, waitsFor + CALL_AND_PAUSE, false);
    }

    /** {@return the window after the end of a call or pause; null if nothing is left of it} */
    @Nullable
    Window<Q, A> havingWaited() {
        return requests.isEmpty() && waitsFor == 1 ? null : new Window<>(requests, waitsFor - 1, false);
    }

    boolean canBeSent() {
        return waitsFor == 0;
    }
}
