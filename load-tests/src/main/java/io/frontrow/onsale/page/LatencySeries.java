package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Operation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The 99th percentile of the latency of the most frequent calls over time, in ms. */
final class LatencySeries {
    private static final int CALLS_MAX = 8;
    private static final int DIGITS = 2;
    private static final double MICROS_PER_MS = 1e3;
    private static final double PERCENTILE = 99;

    private final Buckets buckets;
    private final Map<String, Map<Integer, Histogram>> calls = new HashMap<>();

    LatencySeries(Buckets buckets) {
        this.buckets = buckets;
    }

    void see(Operation operation) {
        if (operation.event() == null && !operation.call().startsWith("watch")) {
            calls.computeIfAbsent(operation.call(), any -> new HashMap<>())
                    .computeIfAbsent(buckets.at(operation.end()), any -> new Histogram(DIGITS))
                    .recordValue(operation.end() - operation.start());
        }
    }

    Map<String, Object> series() {
        Map<String, Object> series = new LinkedHashMap<>();
        calls.entrySet().stream()
                .sorted(Comparator.comparingLong(it -> -count(it.getValue())))
                .limit(CALLS_MAX)
                .forEach(it -> series.put(it.getKey(), percentiles(it.getValue())));
        return series;
    }

    private static long count(Map<Integer, Histogram> histograms) {
        return histograms.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    private @Nullable Double[] percentiles(Map<Integer, Histogram> histograms) {
        @Nullable Double[] percentiles = new @Nullable Double[buckets.count()];
        histograms.forEach(
                (at, histogram) -> percentiles[at] = histogram.getValueAtPercentile(PERCENTILE) / MICROS_PER_MS);
        return percentiles;
    }
}
