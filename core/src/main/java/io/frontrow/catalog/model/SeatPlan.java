package io.frontrow.catalog.model;

import io.frontrow.shared.model.Points;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The layout of a hall. Seats are numbered from 1, section by section and row by row, so the size of a plan depends on
 * its number of sections, not of seats.
 *
 * @param sections at least one; together at most {@link #SEATS_MAX} seats
 */
public record SeatPlan(List<Section> sections) {

    public static final int SEATS_MAX = 100_000;

    public SeatPlan {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("a hall has at least one section");
        }
        if (sections.stream().mapToLong(Section::size).sum() > SEATS_MAX) {
            throw new IllegalArgumentException("a hall has at most " + SEATS_MAX + " seats");
        }
    }

    /** The standard hall: 50 seats in five rows, 50,000 points each. */
    public static SeatPlan standardHall() {
        return new SeatPlan(List.of(new Section("Hall", 5, 10, new Points(50_000))));
    }

    public int size() {
        return sections.stream().mapToInt(Section::size).sum();
    }

    /** Whether the number is a seat of this hall. */
    public boolean contains(int number) {
        return number >= 1 && number <= size();
    }

    /** All seats in the order of their numbers. */
    public Stream<Seat> seats() {
        return IntStream.rangeClosed(1, size()).mapToObj(this::seat);
    }

    /**
     * The seat with this number.
     *
     * @throws IllegalArgumentException if the hall has no such seat
     */
    public Seat seat(int number) {
        int offset = number - 1;
        for (Section section : sections) {
            if (offset >= 0 && offset < section.size()) {
                return new Seat(number, section.name(), offset / section.seatsPerRow() + 1, section.price());
            }
            offset -= section.size();
        }
        throw new IllegalArgumentException("no such seat: " + number);
    }

    /** The numbers that are not seats of this hall. */
    public SeatNumbers unknown(SeatNumbers numbers) {
        return SeatNumbers.of(numbers.stream().filter(number -> !contains(number)));
    }

    /** The total price of the seats. */
    public Points price(SeatNumbers numbers) {
        return numbers.stream().mapToObj(number -> seat(number).price()).reduce(Points.ZERO, Points::plus);
    }
}
