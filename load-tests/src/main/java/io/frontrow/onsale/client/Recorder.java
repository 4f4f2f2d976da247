package io.frontrow.onsale.client;

import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Writes operations into the history as they end, and counts them. */
public final class Recorder {
    private final RunClock clock;
    private final HistoryWriter history;
    private final LongAdder requests = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    public Recorder(RunClock clock, HistoryWriter history) {
        this.clock = clock;
        this.history = history;
    }

    public RunClock clock() {
        return clock;
    }

    /**
     * Writes a call that ends now.
     *
     * @param fan null for operators and visitors
     * @param start when it was sent, in microseconds of the run
     * @param due when it was to be sent; null if that was not planned
     */
    public void ended(
            String call, @Nullable String fan, long start, @Nullable Long due, @Nullable Asked asked, Answer answer) {
        requests.increment();
        if (answer.isUnknown()) {
            unanswered.increment();
        }
        write(new Operation(
                call,
                null,
                fan,
                start,
                clock.now(),
                due,
                null,
                answer.outcome(),
                answer.status(),
                asked,
                answer.told()));
    }

    /** Writes a line. */
    public void write(Line line) {
        try {
            history.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the number of calls so far} */
    public long requests() {
        return requests.sum();
    }

    /** {@return the number of calls so far that had no answer, or one that does not say whether they had an effect} */
    public long unanswered() {
        return unanswered.sum();
    }
}
