package io.frontrow.queue.model.forecast;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rates at which turns end and waiting entries leave, measured over a sliding window. They are rates of one turn and of
 * one entry (hazards), so they stay valid when the room fills, is paused, or gets another capacity or admission rate.
 * The time before the opening does not count, since no turn runs.
 *
 * @param occupiedSeconds time in which at least one turn ran
 * @param turnsEnded turns that ended: left, paid, idle or expired
 * @param turnEndsPerSecond rate at which one turn ends
 * @param abandonmentsPerSecond rate at which one waiting entry leaves without being admitted
 * @param dispersionIndex variance of the number of turn ends over its mean: 1 if they are independent, more if they
 *     cluster; at least {@link #DISPERSION_MIN}
 */
public record DepartureRates(
        double occupiedSeconds,
        long turnsEnded,
        double turnEndsPerSecond,
        double abandonmentsPerSecond,
        double dispersionIndex) {

    /** Nothing was measured. */
    public static final DepartureRates UNKNOWN = new DepartureRates(0, 0, 0, 0, 1);

    /** Number of intervals between samples in a whole window. */
    public static final int SAMPLES_PER_WINDOW = 60;

    /** The few bins of a window cannot prove that turns end more regularly than this. */
    public static final double DISPERSION_MIN = 0.5;

    static final Duration SAMPLING_INTERVAL_MIN = Duration.ofSeconds(1);
    static final Duration SAMPLING_INTERVAL_MAX = Duration.ofMinutes(1);

    /** Number of intervals whose turn ends are counted together to measure the dispersion. */
    private static final int INTERVALS_PER_BIN = 6;

    /**
     * The time between two samples. It makes a window as long as a turn, so that it sees each place become free, but
     * at least a minute and at most an hour.
     */
    public static Duration samplingInterval(Duration turn) {
        long millis = turn.toMillis() / SAMPLES_PER_WINDOW;
        return Duration.ofMillis(
                Math.clamp(millis, SAMPLING_INTERVAL_MIN.toMillis(), SAMPLING_INTERVAL_MAX.toMillis()));
    }

    /**
     * The rates between the first sample and the last.
     *
     * @param samples oldest first, {@link #samplingInterval} apart
     */
    public static DepartureRates of(List<RoomSample> samples) {
        List<RoomInterval> intervals = IntStream.range(1, samples.size())
                .mapToObj(i -> RoomInterval.between(samples.get(i - 1), samples.get(i)))
                .toList();
        RoomInterval window = RoomInterval.sum(intervals);
        return new DepartureRates(
                window.occupiedSeconds(),
                window.turnEndsPerSecond() == 0 ? 0 : window.turnsEnded(),
                window.turnEndsPerSecond(),
                window.abandonmentsPerSecond(),
                Math.max(DISPERSION_MIN, dispersionIndex(bins(intervals), window.turnEndsPerSecond())));
    }

    /** Bins counted from the newest interval; the oldest intervals that do not fill a bin are left out. */
    private static List<RoomInterval> bins(List<RoomInterval> intervals) {
        int size = intervals.size();
        return IntStream.rangeClosed(1, size / INTERVALS_PER_BIN)
                .mapToObj(i -> RoomInterval.sum(
                        intervals.subList(size - i * INTERVALS_PER_BIN, size - (i - 1) * INTERVALS_PER_BIN)))
                .toList();
    }

    /**
     * Pearson's chi-squared statistic divided by its degrees of freedom. The expected number of ends is in proportion
     * to the time spent in turns. See McCullagh and Nelder, Generalized Linear Models (1989), on over-dispersion.
     */
    private static double dispersionIndex(List<RoomInterval> bins, double turnEndsPerSecond) {
        long ended = bins.stream().mapToLong(RoomInterval::turnsEnded).sum();
        if (bins.size() < 2 || ended == 0) {
            return 1;
        }
        double squares = bins.stream()
                .mapToDouble(bin -> Math.pow(bin.turnsEnded() - turnEndsPerSecond * bin.turnSeconds(), 2))
                .sum();
        return squares / ended * bins.size() / (bins.size() - 1);
    }
}
