package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Status;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Compares the first estimate that users were told with the wait that followed. A promise is broken if even the upper
 * bound of the share that kept it is below what it promises (Wilson's interval at 95 %: "Probable inference", JASA
 * 1927).
 */
final class Promises {
    private static final int SEEN_MIN = 30;
    private static final double CONFIDENCE = 0.95;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.9;
    private static final List<Integer> BIN_SECONDS = List.of(10, 30, 60, 120, 300, 600, 1_800, Integer.MAX_VALUE);

    private static final int WAITS_MAX = 1_000;
    /** Estimates that are longer than the waits by this factor and this time are mentioned. */
    private static final double TOO_LONG = 1.5;

    private static final double NOTICED_SECONDS = 10;

    private Promises() {}

    /**
     * How often waits were no longer than told.
     *
     * @param low lower bound of the share
     * @param high upper bound of the share
     */
    record Share(int kept, int told, double low, double high) {
        static Share of(long kept, int told) {
            ConfidenceInterval interval = new WilsonScoreInterval().createInterval(told, (int) kept, CONFIDENCE);
            return new Share(
                    (int) kept, told, Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
        }

        String text() {
            return String.format(Locale.ROOT, "%.0f %% (%.1f to %.1f)", 100.0 * kept / told, 100 * low, 100 * high);
        }
    }

    /**
     * A point of the calibration curve.
     *
     * @param toldSeconds the mean of the told medians
     * @param waitedSeconds the mean wait
     */
    record Point(int told, double toldSeconds, double waitedSeconds, Share underMedian, Share underHigh) {}

    /**
     * What a user was told, and the wait that followed, in seconds.
     *
     * @param told the median
     * @param high the 90th percentile
     */
    record Wait(int told, int high, double waited) {}

    static Finding judge(Collection<Ticket> tickets) {
        List<Ticket> promised = tickets.stream()
                .filter(it -> it.isAdmitted() && it.hasJoined() && it.wasPromised() && it.wasSeenWaiting())
                .toList();
        if (promised.size() < SEEN_MIN) {
            return Finding.unknown(
                    VerdictLine.WAIT,
                    "%d people were told a wait and got a turn; it takes %d to say"
                            .formatted(promised.size(), SEEN_MIN));
        }
        Share median = underMedian(promised);
        Share high = underHigh(promised);
        boolean isKept = median.high() >= MEDIAN && high.high() >= HIGH;
        return new Finding(
                        VerdictLine.WAIT,
                        isKept ? Status.PASS : Status.FAIL,
                        true,
                        reason(promised, median, high),
                        List.of(),
                        Map.of())
                .with(Map.of(
                        "median",
                        median,
                        "high",
                        high,
                        "toldSeconds",
                        told(promised),
                        "waitedSeconds",
                        waited(promised),
                        "calibration",
                        calibration(promised),
                        "waits",
                        waits(promised)));
    }

    private static String reason(List<Ticket> promised, Share median, Share high) {
        return String.format(
                Locale.ROOT,
                "%,d people who got a turn were told %.0f s and waited %.0f s on average%s; %s waited no longer than"
                        + " the told median, which promises 50 %%, and %s no longer than the told 90th percentile",
                promised.size(),
                told(promised),
                waited(promised),
                tooLong(told(promised), waited(promised)),
                median.text(),
                high.text());
    }

    private static String tooLong(double told, double waited) {
        return told < TOO_LONG * waited || told - waited < NOTICED_SECONDS
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", so the estimates were %.1f times as long as the waits, which does not fail",
                        told / waited);
    }

    private static double told(List<Ticket> tickets) {
        return tickets.stream().mapToInt(Ticket::medianSeconds).average().orElseThrow();
    }

    private static double waited(List<Ticket> tickets) {
        return tickets.stream().mapToDouble(Ticket::waitSeconds).average().orElseThrow();
    }

    /** {@return the waits by told median, every n-th of them if they are many} */
    private static List<Wait> waits(List<Ticket> tickets) {
        int step = Math.ceilDiv(tickets.size(), WAITS_MAX);
        List<Ticket> sorted = tickets.stream()
                .sorted(Comparator.comparingInt(Ticket::medianSeconds))
                .toList();
        return IntStream.range(0, Math.ceilDiv(sorted.size(), step))
                .mapToObj(i -> sorted.get(i * step))
                .map(it -> new Wait(it.medianSeconds(), it.highSeconds(), it.waitSeconds()))
                .toList();
    }

    private static Share underMedian(List<Ticket> tickets) {
        return Share.of(
                tickets.stream()
                        .filter(it -> it.waitSeconds() <= it.medianSeconds())
                        .count(),
                tickets.size());
    }

    private static Share underHigh(List<Ticket> tickets) {
        return Share.of(
                tickets.stream()
                        .filter(it -> it.waitSeconds() <= it.highSeconds())
                        .count(),
                tickets.size());
    }

    private static List<Point> calibration(List<Ticket> tickets) {
        List<Point> curve = new ArrayList<>();
        int from = 0;
        for (int to : BIN_SECONDS) {
            int low = from;
            List<Ticket> bin = tickets.stream()
                    .filter(it -> low <= it.medianSeconds() && it.medianSeconds() < to)
                    .toList();
            if (!bin.isEmpty()) {
                curve.add(new Point(bin.size(), told(bin), waited(bin), underMedian(bin), underHigh(bin)));
            }
            from = to;
        }
        return curve;
    }
}
