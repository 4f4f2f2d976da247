package io.frontrow.shared.batching;

import java.util.ArrayList;
import java.util.List;

/**
 * An open window: the requests collected since the last batch was sent. Every addition makes a new record around the
 * same list, so that the effect of an addition belongs to that addition.
 *
 * @param requests in order of arrival
 * @param effect of the latest addition
 */
record Window<Q, A>(List<Pending<Q, A>> requests, Effect effect) {

    /** What an addition requires of the batcher. */
    enum Effect {
        /** The request opened the window: it is to be sent at once. */
        OPENED,
        /** The request completed a batch: the batch is to be sent at once. */
        FILLED,
        /** The request waits for the window to end or for a batch to fill. */
        QUEUED
    }

    static <Q, A> Window<Q, A> openedBy(Pending<Q, A> first) {
        return new Window<>(new ArrayList<>(List.of(first)), Effect.OPENED);
    }

    static <Q, A> Window<Q, A> empty() {
        return new Window<>(new ArrayList<>(), Effect.QUEUED);
    }

    Window<Q, A> with(Pending<Q, A> next, int batchMax) {
        requests.add(next);
        return new Window<>(requests, requests.size() % batchMax == 0 ? Effect.FILLED : Effect.QUEUED);
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }
}
