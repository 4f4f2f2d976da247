package io.frontrow.onsale.simulation;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.history.Run;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A simulated sale: how many fans want how many seats, and by which policy. */
public record SaleSettings(
        long seed,
        int fans,
        int hall,
        int capacity,
        int admitPerSecond,
        int holdSeconds,
        int arrivalSeconds,
        Order order) {
    static final Instant STARTED_AT = Instant.parse("2026-12-01T10:59:00Z");
    private static final int OPENS_AFTER_SECONDS = 10;

    /** A sale of a minute with 200 fans. */
    public static SaleSettings small(long seed, Order order) {
        return new SaleSettings(seed, 200, 120, 20, 4, 20, 20, order);
    }

    long opensAtMicros() {
        return OPENS_AFTER_SECONDS * 1_000_000L;
    }

    int turnSeconds() {
        return 20;
    }

    Run run() {
        return new Run(
                1,
                STARTED_AT,
                seed,
                "a simulated sale, never held",
                "none",
                Map.of("frontrow", "simulated"),
                new Policy(
                        capacity, admitPerSecond, 60, 120, STARTED_AT.plus(opensAtMicros(), ChronoUnit.MICROS), order),
                holdSeconds,
                200,
                new Goals(Map.of("getQueueStatus", Map.of(50.0, 500), "joinQueue", Map.of(50.0, 500)), 10, 100),
                List.of("redis-stopped"),
                Map.of());
    }
}
