package io.frontrow.catalog.model;

import io.frontrow.shared.model.Points;
import io.frontrow.shared.model.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A block of equal rows in a hall.
 *
 * @param name 1 … 50 characters, at least one of them visible
 * @param rows 1 … 1,000
 * @param seatsPerRow 1 … 1,000
 * @param price of each seat, at least 1
 * @param position where it lies in the hall; null if whoever draws the hall may choose
 */
public record Section(
        String name,
        int rows,
        int seatsPerRow,
        Points price,
        @Nullable SectionPosition position) {

    public static final int NAME_MAX = 50;
    public static final int ROWS_MAX = 1_000;
    public static final int SEATS_PER_ROW_MAX = 1_000;

    public Section {
        if (!VisibleText.hasVisible(name) || name.length() > NAME_MAX) {
            throw new IllegalArgumentException(
                    "a section's name has 1 to " + NAME_MAX + " characters, one of them visible");
        }
        if (rows < 1 || rows > ROWS_MAX || seatsPerRow < 1 || seatsPerRow > SEATS_PER_ROW_MAX) {
            throw new IllegalArgumentException("a section has 1 to 1,000 rows of 1 to 1,000 seats");
        }
        if (!price.isPositive()) {
            throw new IllegalArgumentException("a seat costs at least one point");
        }
    }

    /** Creates a section without a position. */
    public Section(String name, int rows, int seatsPerRow, Points price) {
        this(name, rows, seatsPerRow, price, null);
    }

    public int size() {
        return rows * seatsPerRow;
    }
}
