package io.frontrow.onsale.judge.service;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Judges the percentiles that were asked for, and whether the generator was in time. Latency is from the request that
 * was sent to the response. A call without an answer counts with the time until its client gave up; a refusal that is
 * right is counted apart.
 */
public final class LatencyJudge implements LineJudge {
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MS = 1e3;
    private static final double LATE_PERCENTILE = 99;
    /** So many operations must be beyond a percentile before it is believed. */
    private static final int BEYOND_MIN = 5;

    private final Goals goals;
    private final Map<String, Latencies> calls = new TreeMap<>();
    private final Histogram lateness = new Histogram(DIGITS);

    /**
     * The latencies of a call.
     *
     * @param answers of success, and times until clients gave up
     * @param refusals of refusals
     */
    private record Latencies(Histogram answers, Histogram refusals) {
        Latencies() {
            this(new Histogram(DIGITS), new Histogram(DIGITS));
        }
    }

    /** Percentiles of a call in ms. */
    record Percentiles(long count, double p50, double p90, double p99, double max, long refusals, double refusalsP99) {}

    /**
     * A percentile that was asked for.
     *
     * @param measuredMs null if too few calls were seen to say
     */
    record Goal(
            String call,
            double percentile,
            int askedMs,
            @Nullable Double measuredMs) {
        boolean isMissed() {
            return measuredMs != null && measuredMs > askedMs;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s %s %% within %,.0f ms (goal %,d)", call, percent(), measuredMs, askedMs);
        }

        private String percent() {
            return BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
        }
    }

    public LatencyJudge(Goals goals) {
        this.goals = goals;
    }

    @Override
    public void see(Operation operation) {
        if (operation.due() != null) {
            lateness.recordValue(Math.max(0, operation.start() - operation.due()));
        }
        if (operation.event() == null && !isStream(operation)) {
            Latencies latencies = calls.computeIfAbsent(operation.call(), any -> new Latencies());
            boolean isRefused = operation.outcome() == Outcome.REFUSED;
            (isRefused ? latencies.refusals() : latencies.answers()).recordValue(operation.end() - operation.start());
        }
    }

    private static boolean isStream(Operation operation) {
        return operation.call().startsWith("watch");
    }

    @Override
    public List<Finding> findings() {
        Finding generator = generator();
        return List.of(latency(), generator);
    }

    private Finding generator() {
        if (lateness.getTotalCount() == 0) {
            return Finding.unknown(VerdictLine.GENERATOR, "no operation says when it was due");
        }
        String reason = "99 %% of requests were sent at most %,.0f ms late, and %,d ms are allowed"
                .formatted(lateMs(), goals.latenessMs());
        return isLate()
                ? Finding.fail(VerdictLine.GENERATOR, reason, List.of())
                : Finding.pass(VerdictLine.GENERATOR, reason);
    }

    private boolean isLate() {
        return lateMs() > goals.latenessMs();
    }

    private double lateMs() {
        return lateness.getValueAtPercentile(LATE_PERCENTILE) / MICROS_PER_MS;
    }

    private Finding latency() {
        List<Goal> asked = new ArrayList<>();
        new TreeMap<>(goals.latencyMs())
                .forEach((call, percentiles) ->
                        percentiles.forEach((percentile, ms) -> asked.add(goal(call, percentile, ms))));
        return judged(asked).with(Map.of("calls", percentiles(), "goals", asked));
    }

    private Goal goal(String call, double percentile, int ms) {
        Histogram answers = calls.getOrDefault(call, new Latencies()).answers();
        boolean isSeen = answers.getTotalCount() * (100 - percentile) / 100 >= BEYOND_MIN;
        return new Goal(call, percentile, ms, isSeen ? ms(answers, percentile) : null);
    }

    private Finding judged(List<Goal> asked) {
        if (asked.isEmpty()) {
            return Finding.notApplicable(VerdictLine.LATENCY, "no percentile was asked for");
        }
        if (lateness.getTotalCount() > 0 && isLate()) {
            return Finding.unknown(
                    VerdictLine.LATENCY, "the test itself was late, so times say little about the service");
        }
        List<Goal> missed = asked.stream().filter(Goal::isMissed).toList();
        if (!missed.isEmpty()) {
            return Finding.fail(
                    VerdictLine.LATENCY,
                    "%d of %d goals were missed: %s".formatted(missed.size(), asked.size(), text(missed)),
                    missed.stream()
                            .map(it -> new Evidence(it.toString(), List.of()))
                            .toList());
        }
        List<String> unseen = asked.stream()
                .filter(it -> it.measuredMs() == null)
                .map(Goal::call)
                .distinct()
                .toList();
        return unseen.isEmpty()
                ? Finding.pass(VerdictLine.LATENCY, text(asked))
                : Finding.unknown(VerdictLine.LATENCY, "too few calls of " + String.join(", ", unseen));
    }

    private static String text(List<Goal> some) {
        return some.stream().map(Goal::toString).collect(Collectors.joining("; "));
    }

    private Map<String, Percentiles> percentiles() {
        Map<String, Percentiles> all = new LinkedHashMap<>();
        calls.forEach((call, latencies) -> {
            Histogram answers = latencies.answers();
            all.put(
                    call,
                    new Percentiles(
                            answers.getTotalCount(),
                            ms(answers, 50),
                            ms(answers, 90),
                            ms(answers, 99),
                            ms(answers, 100),
                            latencies.refusals().getTotalCount(),
                            ms(latencies.refusals(), 99)));
        });
        return all;
    }

    private static double ms(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }
}
