package io.frontrow.benchmark;

import java.time.Duration;

/** Time that is let pass, to be measured. */
final class MeasuredWait {

    private MeasuredWait() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
