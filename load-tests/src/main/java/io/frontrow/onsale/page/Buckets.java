package io.frontrow.onsale.page;

/**
 * Divides the time of a run into equal parts, so that a chart has no more points than can be seen.
 *
 * @param count how many parts
 * @param widthMicros length of each, a whole number of seconds
 */
record Buckets(int count, long widthMicros) {
    private static final int COUNT_MAX = 240;
    private static final long MICROS = 1_000_000;

    static Buckets of(double seconds) {
        long width = Math.max(1, (long) Math.ceil(seconds / COUNT_MAX));
        return new Buckets((int) (seconds / width) + 1, width * MICROS);
    }

    /** {@return the part in which a moment lies} */
    int at(long micros) {
        return Math.clamp(micros / widthMicros, 0, count - 1);
    }

    /** {@return the second at which each part begins} */
    double[] seconds() {
        double[] seconds = new double[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = i * widthSeconds();
        }
        return seconds;
    }

    double widthSeconds() {
        return widthMicros / (double) MICROS;
    }
}
