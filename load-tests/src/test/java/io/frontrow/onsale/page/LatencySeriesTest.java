package io.frontrow.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatencySeriesTest {
    private static final long MS = 1_000;

    private final Buckets buckets = Buckets.of(0);

    @Test
    void leavesOutRefusalsAsTheJudgeDoes() {
        LatencySeries latency = new LatencySeries(buckets, new Goals(Map.of("pay", Map.of(50.0, 500)), null, null));

        latency.see(call("pay", Outcome.DONE, 100));
        latency.see(call("pay", Outcome.REFUSED, 900));
        latency.see(call("pay", Outcome.REFUSED, 900));

        assertThat(drawn(latency, "pay, 50 %")).isBetween(100.0, 101.0);
    }

    @Test
    void drawsTheMostFrequentCallsIfThereIsNoGoal() {
        LatencySeries latency = new LatencySeries(buckets, new Goals(null, null, null));

        latency.see(call("joinQueue", Outcome.DONE, 20));

        assertThat(drawn(latency, "joinQueue, 99 %")).isBetween(20.0, 21.0);
    }

    private static @Nullable Double drawn(LatencySeries latency, String series) {
        return ((@Nullable Double[]) Objects.requireNonNull(latency.series().get(series)))[0];
    }

    private static Operation call(String call, Outcome outcome, int ms) {
        return new Operation(call, null, "mina", 0, ms * MS, null, null, outcome, null, null, null);
    }
}
