package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The latency of calls over time in ms: of those that have goals, each at its percentile that was asked for, or the 99th
 * percentile of the most frequent calls if there is no goal. Refusals are left out, as in the verdict.
 */
final class LatencySeries {
    private static final int CALLS_MAX = 8;
    private static final int DIGITS = 2;
    private static final double MICROS_PER_MS = 1e3;
    private static final double PERCENTILE = 99;

    private final Buckets buckets;
    private final Goals goals;
    private final Map<String, Map<Integer, Histogram>> calls = new HashMap<>();

    LatencySeries(Buckets buckets, Goals goals) {
        this.buckets = buckets;
        this.goals = goals;
    }

    void see(Operation operation) {
        boolean isAnswer = operation.event() == null && operation.outcome() != Outcome.REFUSED;
        if (isAnswer && !operation.call().startsWith("watch")) {
            calls.computeIfAbsent(operation.call(), any -> new HashMap<>())
                    .computeIfAbsent(buckets.at(operation.end()), any -> new Histogram(DIGITS))
                    .recordValue(operation.end() - operation.start());
        }
    }

    /** {@return the latencies of each part of the run, by call and percentile} */
    Map<String, Object> series() {
        Map<String, Object> series = new LinkedHashMap<>();
        if (goals.latencyMs().isEmpty()) {
            calls.entrySet().stream()
                    .sorted(Comparator.comparingLong(it -> -count(it.getValue())))
                    .limit(CALLS_MAX)
                    .forEach(it -> put(series, it.getKey(), PERCENTILE));
        } else {
            new TreeMap<>(goals.latencyMs())
                    .forEach((call, asked) -> asked.keySet().forEach(percentile -> put(series, call, percentile)));
        }
        return series;
    }

    private void put(Map<String, Object> series, String call, double percentile) {
        String percent = BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
        series.put("%s, %s %%".formatted(call, percent), percentiles(calls.getOrDefault(call, Map.of()), percentile));
    }

    private static long count(Map<Integer, Histogram> histograms) {
        return histograms.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    private @Nullable Double[] percentiles(Map<Integer, Histogram> histograms, double percentile) {
        @Nullable Double[] percentiles = new @Nullable Double[buckets.count()];
        histograms.forEach(
                (at, histogram) -> percentiles[at] = histogram.getValueAtPercentile(percentile) / MICROS_PER_MS);
        return percentiles;
    }
}
