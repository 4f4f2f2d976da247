package io.frontrow.catalog.model;

import io.frontrow.shared.model.Points;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a hall is laid out. Seats are numbered from 1, section by section and row by row, so that a plan is as small as its
 * sections, however many seats it has.
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
     * The seat of that number.
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

    /** Those of the numbers that are no seats of this hall. */
    public SeatNumbers unknown(SeatNumbers numbers) {
        return SeatNumbers.of(numbers.stream().filter(number -> !contains(number)));
    }

    /** What the seats cost together. */
    public Points price(SeatNumbers numbers) {
        return numbers.stream().mapToObj(number -> seat(number).price()).reduce(Points.ZERO, Points::plus);
    }
}
