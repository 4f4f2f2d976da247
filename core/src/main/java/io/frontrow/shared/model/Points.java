package io.frontrow.shared.model;

/**
 * An amount of points, the money of Frontrow: whole, never negative, never a float.
 *
 * @param value 0 … {@link #MAX}
 */
public record Points(long value) implements Comparable<Points> {

    /** The largest amount there is, 9·10¹⁵: below 2⁵³, so that JavaScript clients read it exactly. */
    public static final long MAX = 9_000_000_000_000_000L;

    public static final Points ZERO = new Points(0);

    public Points {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("points must be within 0 and " + MAX);
        }
    }

    /**
     * The sum of both.
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
