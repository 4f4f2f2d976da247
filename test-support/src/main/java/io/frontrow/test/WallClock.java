package io.frontrow.test;

import java.time.Duration;
import java.time.Instant;

/** The clock of this machine, which real servers on it share and which no test can set. */
public final class WallClock {

    private static final Duration TICK = Duration.ofMillis(1);

    private WallClock() {}

    /** Returns when more than this time has passed. */
    public static void waitFor(Duration duration) {
        Instant end = Instant.now().plus(duration);
        for (Instant now = Instant.now(); !now.isAfter(end); now = Instant.now()) {
            sleep(Duration.between(now, end).plus(TICK));
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
