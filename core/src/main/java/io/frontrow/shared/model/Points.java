package io.frontrow.shared.model;

/**
 * An amount of points, the currency of Frontrow: a whole number, never negative.
 *
 * @param value 0 to {@link #MAX}
 */
public record Points(long value) implements Comparable<Points> {

    /** The largest amount, 9·10¹⁵. It is below 2⁵³, so that JavaScript clients read every amount exactly. */
    public static final long MAX = 9_000_000_000_000_000L;

    public static final Points ZERO = new Points(0);

    public Points {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("points must be within 0 and " + MAX);
        }
    }

    /**
     * Adds two amounts.
     *
     * @throws IllegalArgumentException if the sum is above {@link #MAX}
     */
    public Points plus(Points other) {
        return new Points(value + other.value);
    }

    public boolean isPositive() {
        return value > 0;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(value, other.value);
    }
}
