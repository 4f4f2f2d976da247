package io.frontrow.onsale.page;

import java.util.Map;
import java.util.TreeMap;

/** Counts by second. What is drawn of several seconds is the largest count, so that no peak is hidden. */
final class PerSecond {
    private static final long MICROS = 1_000_000;

    private final Map<Long, Integer> counts;

    PerSecond() {
        this(new TreeMap<>());
    }

    /** Takes counts by their seconds. */
    PerSecond(Map<Long, Integer> counts) {
        this.counts = counts;
    }

    void count(long micros) {
        counts.merge(micros / MICROS, 1, Integer::sum);
    }

    /** {@return the largest count within each part of the run} */
    int[] peaks(Buckets buckets) {
        int[] peaks = new int[buckets.count()];
        counts.forEach((second, count) -> {
            int at = buckets.at(second * MICROS);
            peaks[at] = Math.max(peaks[at], count);
        });
        return peaks;
    }
}
