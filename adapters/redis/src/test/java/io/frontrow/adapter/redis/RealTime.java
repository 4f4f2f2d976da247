package io.frontrow.adapter.redis;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time of a real server, which nobody can turn. */
final class RealTime {

    private RealTime() {}

    /** Waits until at least this time has passed. */
    static void pass(Duration duration) {
        long start = System.nanoTime();
        await().pollInterval(5, TimeUnit.MILLISECONDS)
                .atMost(duration.plusSeconds(10))
                .until(() -> System.nanoTime() - start >= duration.toNanos());
    }
}
