package io.frontrow.benchmark;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Histogram of the age of states when streams wrote them, from the metric of the instance.
 *
 * @param atMost the number of states by their maximum age in seconds
 */
record AgeHistogram(NavigableMap<Double, Long> atMost) {

    /** Parses the metrics in the format of Prometheus. */
    static AgeHistogram of(String metrics, String uri) {
        Pattern bucket = Pattern.compile("frontrow_streams_age_seconds_bucket\\{uri=\"%s\",le=\"([^\"]+)\"} (\\S+)"
                .formatted(Pattern.quote(uri)));
        return new AgeHistogram(metrics.lines()
                .map(bucket::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        line -> "+Inf".equals(line.group(1))
                                ? Double.POSITIVE_INFINITY
                                : Double.parseDouble(line.group(1)),
                        line -> (long) Double.parseDouble(line.group(2)),
                        Long::sum,
                        TreeMap::new)));
    }

    /** The difference to an earlier histogram. */
    AgeHistogram since(AgeHistogram before) {
        NavigableMap<Double, Long> more = new TreeMap<>();
        atMost.forEach((seconds, count) -> more.put(seconds, count - before.atMost.getOrDefault(seconds, 0L)));
        return new AgeHistogram(more);
    }

    long count() {
        return atMost.lastEntry().getValue();
    }

    /** The upper bound of this percentile, in milliseconds. */
    double percentileMs(int percent) {
        return atMost.entrySet().stream()
                .filter(bucket -> bucket.getValue() * 100 >= count() * percent)
                .findFirst()
                .map(bucket -> bucket.getKey() * 1_000)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
