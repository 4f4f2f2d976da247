package io.frontrow.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of a waiting room in intervals of {@link #INTERVAL}, counted from the epoch. An interval in which no
 * sample was taken is a gap.
 *
 * @param points one for each interval, oldest first
 */
public record RoomHistory(List<Point> points) {

    public static final Duration INTERVAL = Duration.ofSeconds(10);
    public static final Duration LENGTH = Duration.ofHours(1);
    public static final int POINTS = (int) LENGTH.dividedBy(INTERVAL);

    /** One more than points, since a point shows what has happened since the sample before it. */
    public static final int SAMPLES_MAX = POINTS + 1;

    /**
     * The history by the samples that were taken.
     *
     * @param samples at most one in an interval
     * @param now by the clock of the samples; the interval that has just begun is left out while it has no sample
     */
    public static RoomHistory of(List<RoomCountsSample> samples, Instant now) {
        Map<Long, RoomCountsSample> byInterval = samples.stream()
                .collect(Collectors.toMap(sample -> interval(sample.at()), Function.identity(), (first, _) -> first));
        long current = interval(now);
        long last = byInterval.containsKey(current) ? current : current - 1;
        return new RoomHistory(LongStream.rangeClosed(last - POINTS + 1, last)
                .mapToObj(it -> Point.of(start(it), byInterval.get(it), byInterval.get(it - 1)))
                .toList());
    }

    private static long interval(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), INTERVAL.toSeconds());
    }

    private static Instant start(long interval) {
        return Instant.ofEpochSecond(interval * INTERVAL.toSeconds());
    }

    /**
     * What was seen in one interval.
     *
     * @param at the beginning of the interval
     * @param waiting entries that waited; null in a gap
     * @param away entries among those that waited whose users were away; null in a gap
     * @param active turns that ran; null in a gap
     * @param admittedPerSecond admissions a second since the interval before; null in and after a gap
     * @param left entries that have left or were completed since the interval before; null in and after a gap
     * @param expired turns that ran out and entries evicted since the interval before; null in and after a gap
     */
    public record Point(
            Instant at,
            @Nullable Long waiting,
            @Nullable Long away,
            @Nullable Long active,
            @Nullable Double admittedPerSecond,
            @Nullable Long left,
            @Nullable Long expired) {

        private static Point of(Instant at, @Nullable RoomCountsSample sample, @Nullable RoomCountsSample before) {
            if (sample == null) {
                return new Point(at, null, null, null, null, null, null);
            }
            if (before == null) {
                return new Point(at, sample.waiting(), sample.away(), sample.active(), null, null, null);
            }
            return new Point(
                    at,
                    sample.waiting(),
                    sample.away(),
                    sample.active(),
                    perSecond(sample, before),
                    Math.max(0, sample.leftTotal() - before.leftTotal()),
                    Math.max(0, sample.expiredTotal() - before.expiredTotal()));
        }

        /** Rounded to tenths. */
        private static double perSecond(RoomCountsSample sample, RoomCountsSample before) {
            long millis = Math.max(1, Duration.between(before.at(), sample.at()).toMillis());
            long admitted = Math.max(0, sample.admittedTotal() - before.admittedTotal());
            return Math.round(admitted * 10_000.0 / millis) / 10.0;
        }
    }
}
