package io.frontrow.queue.port;

import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitPromise;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What users of a waiting room were told about their waits, and how many of the promises were kept. */
final class InMemoryWaitPromises {

    private final Map<QueueEntry, Promise> promises = new HashMap<>();
    private PromiseCounts counts = PromiseCounts.NONE;

    void add(WaitPromise promise, Instant now) {
        promises.put(promise.entry(), Promise.of(promise, now));
    }

    /** Judges the promise to a user who is admitted now. */
    void judge(QueueEntry entry, Instant now) {
        Promise promise = promises.remove(entry);
        if (promise != null) {
            counts = new PromiseCounts(
                    counts.told() + 1,
                    counts.kept() + (now.isAfter(promise.high()) ? 0 : 1),
                    counts.keptByMedian() + (now.isAfter(promise.median()) ? 0 : 1));
        }
    }

    PromiseCounts counts() {
        return counts;
    }

    /** The times until which an entry was promised to be admitted. */
    private record Promise(Instant median, Instant high) {

        static Promise of(WaitPromise promise, Instant now) {
            Instant told = now.minus(promise.age());
            return new Promise(
                    told.plusSeconds(promise.estimate().seconds()),
                    told.plusSeconds(promise.estimate().secondsHigh()));
        }
    }
}
