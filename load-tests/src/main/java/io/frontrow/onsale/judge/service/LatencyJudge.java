package io.frontrow.onsale.judge.service;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

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
        String reason = "99 %% of operations began at most %.0f ms late, and %d ms are allowed"
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
        return judged().with(Map.of("calls", percentiles()));
    }

    private Finding judged() {
        if (goals.latencyMs().isEmpty()) {
            return Finding.notApplicable(VerdictLine.LATENCY, "no percentile was asked for");
        }
        if (lateness.getTotalCount() > 0 && isLate()) {
            return Finding.unknown(VerdictLine.LATENCY, "the load generator was late, so times say little");
        }
        List<Evidence> missed = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        goals.latencyMs()
                .forEach((call, asked) -> asked.forEach((percentile, ms) -> {
                    Histogram answers =
                            calls.getOrDefault(call, new Latencies()).answers();
                    double measured = answers.getValueAtPercentile(percentile) / MICROS_PER_MS;
                    if (answers.getTotalCount() * (100 - percentile) / 100 < BEYOND_MIN) {
                        unseen.add(call);
                    } else if (measured > ms) {
                        missed.add(new Evidence(
                                "%s: %.0f ms at %s %%, %d asked for".formatted(call, measured, percentile, ms),
                                List.of()));
                    }
                }));
        return finding(missed, unseen);
    }

    private static Finding finding(List<Evidence> missed, List<String> unseen) {
        if (!missed.isEmpty()) {
            return Finding.fail(VerdictLine.LATENCY, missed.size() + " percentiles were missed", missed);
        }
        return unseen.isEmpty()
                ? Finding.pass(VerdictLine.LATENCY, "all percentiles that were asked for were met")
                : Finding.unknown(
                        VerdictLine.LATENCY,
                        "too few calls of " + unseen.stream().distinct().toList());
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
