package io.frontrow.bootstrap.demo;

import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.model.SectionPosition;
import io.frontrow.shared.model.Points;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stadium of 50,000 seats in rings around the stage, each ring of equal blocks with aisles between them. */
final class DemoStadium {

    /** The middle of the rings, at the front of the stage. */
    private static final double STAGE_X = 500;

    private static final double STAGE_Y = 40;

    /** How far apart the seats are; the radii and aisles of the rings are made for it. */
    static final double SEAT_DISTANCE = 3;

    private static final List<Ring> RINGS = List.of(
            new Ring("Front floor", 150_000, 120, 5, 50, 20, 6),
            new Ring("Floor", 130_000, 290, 5, 25, 40, 8),
            new Ring("Lower ring", 110_000, 380, 8, 50, 35, 8),
            new Ring("Upper ring", 70_000, 545, 5, 52, 50, 10),
            new Ring("Top ring", 50_000, 720, 5, 52, 50, 12));

    private DemoStadium() {}

    static SeatPlan plan() {
        return new SeatPlan(RINGS.stream().flatMap(Ring::sections).toList());
    }

    /**
     * Blocks side by side.
     *
     * @param radius of the first row
     * @param aisle width between two blocks, at the first row
     */
    private record Ring(String name, long price, double radius, int blocks, int rows, int seatsPerRow, double aisle) {

        Stream<Section> sections() {
            return IntStream.range(0, blocks)
                    .mapToObj(i -> new Section(
                            name + " " + (i + 1), rows, seatsPerRow, new Points(price), position(angle(i))));
        }

        /** The angle of a block in radians, from straight before the stage to the right; the first is at the left. */
        private double angle(int block) {
            double width = (seatsPerRow * SEAT_DISTANCE + aisle) / radius;
            return (block - (blocks - 1) / 2.0) * width;
        }

        private SectionPosition position(double angle) {
            return new SectionPosition(
                    rounded(STAGE_X + radius * Math.sin(angle)),
                    rounded(STAGE_Y + radius * Math.cos(angle)),
                    rounded(-Math.toDegrees(angle)),
                    radius);
        }

        private static double rounded(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
