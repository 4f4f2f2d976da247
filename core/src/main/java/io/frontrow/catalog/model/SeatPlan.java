package io.frontrow.catalog.model;

import io.frontrow.shared.model.Points;
import io.frontrow.shared.model.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The layout of a hall. Seats are numbered from 1, section by section and row by row, so the size of a plan depends on
 * its number of sections, not of seats.
 *
 * @param sections at least one, with names that differ; together at most {@link #SEATS_MAX} seats, which together cost
 *     at most {@link Points#MAX}, so that no sum of prices exceeds it
 */
public record SeatPlan(List<Section> sections) {

    public static final int SEATS_MAX = 100_000;

    /** What is wrong with the sections of a hall. */
    public enum Flaw {
        NO_SECTIONS,
        TOO_MANY_SEATS,
        SAME_NAME,
        TOO_VALUABLE
    }

    public SeatPlan {
        sections = List.copyOf(sections);
        flaw(sections).ifPresent(flaw -> {
            throw new IllegalArgumentException("sections of a hall: " + flaw);
        });
    }

    /** What is wrong with the sections; empty if they are a plan. */
    public static Optional<Flaw> flaw(List<Section> sections) {
        if (sections.isEmpty()) {
            return Optional.of(Flaw.NO_SECTIONS);
        }
        if (sections.stream().mapToLong(Section::size).sum() > SEATS_MAX) {
            return Optional.of(Flaw.TOO_MANY_SEATS);
        }
        if (sections.stream()
                        .map(section -> VisibleText.comparable(section.name()))
                        .distinct()
                        .count()
                < sections.size()) {
            return Optional.of(Flaw.SAME_NAME);
        }
        return exceedsPointsMax(sections) ? Optional.of(Flaw.TOO_VALUABLE) : Optional.empty();
    }

    /** Divides instead of multiplying, since the price of all seats of a section may exceed a long. */
    private static boolean exceedsPointsMax(List<Section> sections) {
        long left = Points.MAX;
        for (Section section : sections) {
            if (section.size() > left / section.price().value()) {
                return true;
            }
            left -= section.size() * section.price().value();
        }
        return false;
    }

    /** The standard hall: 50 seats in five curved rows before the stage, 50,000 points each. */
    public static SeatPlan standardHall() {
        return new SeatPlan(
                List.of(new Section("Hall", 5, 10, new Points(50_000), new SectionPosition(500, 220, 0, 900))));
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
