package io.frontrow.onsale.history;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The clock of a run, which never goes back.
 *
 * @param startedAt its time 0 by the wall clock
 * @param startNanos its time 0 by {@link System#nanoTime()}
 */
public record RunClock(Instant startedAt, long startNanos) {
    private static final long NANOS_PER_MICRO = 1_000;

    /** {@return a clock that starts now} */
    public static RunClock start() {
        return new RunClock(InstantSource.system().instant(), System.nanoTime());
    }

    /** {@return whole microseconds since the start of the run} */
    public long now() {
        return (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
    }

    /** {@return the microsecond of the run at which the wall clock shows this instant} */
    public long at(Instant instant) {
        return ChronoUnit.MICROS.between(startedAt, instant);
    }
}
