package io.frontrow.queue.model;

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
 *     at least {@link #CLUMP_MIN}
 */
public record Pace(double watchedSeconds, long ended, double endingHazard, double givingUpHazard, double clump) {

    /** Nothing was measured. */
    public static final Pace UNKNOWN = new Pace(0, 0, 0, 0, 1);

    /** How many tallies a window holds, besides the one that it starts from. */
    public static final int TALLIES = 60;

    /** The few stretches of a window cannot prove that sessions end more regularly. */
    public static final double CLUMP_MIN = 0.5;

    static final Duration BETWEEN_TALLIES_MIN = Duration.ofSeconds(1);
    static final Duration BETWEEN_TALLIES_MAX = Duration.ofMinutes(1);

    /** How many tallies apart endings are counted to see them in clumps. */
    private static final int STRETCH = 6;

    /**
     * When after a tally the next one is due, so that a window is as long as a session and sees each place become free,
     * but lasts a minute at least and an hour at most.
     */
    public static Duration betweenTallies(Duration session) {
        long millis = session.toMillis() / TALLIES;
        return Duration.ofMillis(Math.clamp(millis, BETWEEN_TALLIES_MIN.toMillis(), BETWEEN_TALLIES_MAX.toMillis()));
    }

    /**
     * Measures from the first tally to the last.
     *
     * @param tallies oldest first, {@link #betweenTallies} apart
     */
    public static Pace measured(List<Tally> tallies) {
        List<Passage> passages = IntStream.range(1, tallies.size())
                .mapToObj(i -> Passage.between(tallies.get(i - 1), tallies.get(i)))
                .toList();
        Passage all = Passage.sum(passages);
        return new Pace(
                all.watchedSeconds(),
                all.endingHazard() == 0 ? 0 : all.ended(),
                all.endingHazard(),
                all.givingUpHazard(),
                Math.max(CLUMP_MIN, clump(stretches(passages), all.endingHazard())));
    }

    /** The newest are whole; a rest of the oldest is left out. */
    private static List<Passage> stretches(List<Passage> passages) {
        int size = passages.size();
        return IntStream.rangeClosed(1, size / STRETCH)
                .mapToObj(i -> Passage.sum(passages.subList(size - i * STRETCH, size - (i - 1) * STRETCH)))
                .toList();
    }

    /**
     * Pearson's statistic over its degrees of freedom, of endings that are expected to go with the number of people in:
     * McCullagh and Nelder, Generalized Linear Models (1989), on over-dispersion.
     */
    private static double clump(List<Passage> stretches, double hazard) {
        long ended = stretches.stream().mapToLong(Passage::ended).sum();
        if (stretches.size() < 2 || ended == 0) {
            return 1;
        }
        double squares = stretches.stream()
                .mapToDouble(stretch -> Math.pow(stretch.ended() - hazard * stretch.inSeconds(), 2))
                .sum();
        return squares / ended * stretches.size() / (stretches.size() - 1);
    }
}
