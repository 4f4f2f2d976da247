package io.frontrow.queue.forecast;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast people go, measured over a sliding window. What is measured are the hazards of one person, so that they stay
 * true when the room fills, is paused, or gets another capacity or rate; and the time before the opening, when nobody is
 * in, says nothing of sessions.
 *
 * @param watchedSeconds how long there was somebody in
 * @param ended sessions that ended: given up, paid, idle or over
 * @param endingHazard of a session, to end within a second
 * @param givingUpHazard of a ticket in line, to go unadmitted within a second
 * @param clump how many sessions end together, as the variance of their number over its mean; 1 if by chance,
 *     at least {@link #DISPERSION_MIN}
 */
public record DepartureRates(double occupiedSeconds, long turnsEnded, double turnEndsPerSecond, double abandonmentsPerSecond, double dispersionIndex) {

    /** Nothing was measured. */
    public static final DepartureRates UNKNOWN = new DepartureRates(0, 0, 0, 0, 1);

    /** How many tallies a window holds, besides the one that it starts from. */
    public static final int SAMPLES_PER_WINDOW = 60;

    /** The few stretches of a window cannot prove that sessions end more regularly. */
    public static final double DISPERSION_MIN = 0.5;

    static final Duration SAMPLING_INTERVAL_MIN = Duration.ofSeconds(1);
    static final Duration SAMPLING_INTERVAL_MAX = Duration.ofMinutes(1);

    /** How many tallies apart endings are counted to see them in clumps. */
    private static final int SAMPLES_PER_BIN = 6;

    /**
     * When after a tally the next one is due, so that a window is as long as a session and sees each place become free,
     * but lasts a minute at least and an hour at most.
     */
    public static Duration samplingInterval(Duration session) {
        long millis = session.toMillis() / SAMPLES_PER_WINDOW;
        return Duration.ofMillis(Math.clamp(millis, SAMPLING_INTERVAL_MIN.toMillis(), SAMPLING_INTERVAL_MAX.toMillis()));
    }

    /**
     * Measures from the first tally to the last.
     *
     * @param tallies oldest first, {@link #samplingInterval} apart
     */
    public static DepartureRates of(List<RoomSample> tallies) {
        List<RoomInterval> passages = IntStream.range(1, tallies.size())
                .mapToObj(i -> RoomInterval.between(tallies.get(i - 1), tallies.get(i)))
                .toList();
        RoomInterval all = RoomInterval.sum(passages);
        return new DepartureRates(
                all.occupiedSeconds(),
                all.turnEndsPerSecond() == 0 ? 0 : all.turnsEnded(),
                all.turnEndsPerSecond(),
                all.abandonmentsPerSecond(),
                Math.max(DISPERSION_MIN, dispersionIndex(bins(passages), all.turnEndsPerSecond())));
    }

    /** The newest are whole; a rest of the oldest is left out. */
    private static List<RoomInterval> bins(List<RoomInterval> passages) {
        int size = passages.size();
        return IntStream.rangeClosed(1, size / SAMPLES_PER_BIN)
                .mapToObj(i -> RoomInterval.sum(passages.subList(size - i * SAMPLES_PER_BIN, size - (i - 1) * SAMPLES_PER_BIN)))
                .toList();
    }

    /**
     * Pearson's statistic over its degrees of freedom, of endings that are expected to go with the number of people in:
     * McCullagh and Nelder, Generalized Linear Models (1989), on over-dispersion.
     */
    private static double dispersionIndex(List<RoomInterval> stretches, double hazard) {
        long ended = stretches.stream().mapToLong(RoomInterval::turnsEnded).sum();
        if (stretches.size() < 2 || ended == 0) {
            return 1;
        }
        double squares = stretches.stream()
                .mapToDouble(stretch -> Math.pow(stretch.turnsEnded() - hazard * stretch.turnSeconds(), 2))
                .sum();
        return squares / ended * stretches.size() / (stretches.size() - 1);
    }
}
