package io.frontrow.onsale.history;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the service and of the generator. What is not asked for is not judged.
 *
 * @param latencyMs for each call the longest latency in ms at each percentile, such as {@code {"pay": {"99": 300}}}
 * @param recoverySeconds within how many seconds of its end a fault must be over for clients
 * @param latenessMs how late the 99th percentile of operations may begin; 100 if left out
 */
public record Goals(
        @Nullable Map<String, Map<Double, Integer>> latencyMs,
        @Nullable Integer recoverySeconds,
        @Nullable Integer latenessMs) {
    private static final int LATENESS_MS = 100;

    public Goals {
        latencyMs = Objects.requireNonNullElseGet(latencyMs, Map::of);
        latenessMs = Objects.requireNonNullElse(latenessMs, LATENESS_MS);
    }

    @Override
    public Map<String, Map<Double, Integer>> latencyMs() {
        return Objects.requireNonNull(latencyMs);
    }

    @Override
    public Integer latenessMs() {
        return Objects.requireNonNull(latenessMs);
    }
}
