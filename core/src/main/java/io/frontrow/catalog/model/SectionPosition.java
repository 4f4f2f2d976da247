package io.frontrow.catalog.model;

/**
 * Where a section lies in a hall of {@value #HALL} × {@value #HALL} units, seen from above with the stage at the top.
 *
 * @param x of the middle of the first row, from the left
 * @param y of the middle of the first row, from the top
 * @param rotate degrees by which the section is turned clockwise about that point; at 0 its rows lie one below the
 *     other, away from the stage
 * @param curve radius of the first row, whose center is in front of it; each further row is farther from the same
 *     center; 0 for straight rows
 */
public record SectionPosition(double x, double y, double rotate, double curve) {

    public static final int HALL = 1_000;
    public static final int ROTATE_MAX = 360;
    public static final int CURVE_MAX = 10_000;

    public SectionPosition {
        if (!isWithin(0, x, HALL) || !isWithin(0, y, HALL)) {
            throw new IllegalArgumentException("a section lies within the hall");
        }
        if (!isWithin(-ROTATE_MAX, rotate, ROTATE_MAX) || !isWithin(0, curve, CURVE_MAX)) {
            throw new IllegalArgumentException("a section is turned by up to 360 degrees, with a radius up to 10,000");
        }
    }

    /** False for what is no number. */
    private static boolean isWithin(double min, double value, double max) {
        return min <= value && value <= max;
    }
}
