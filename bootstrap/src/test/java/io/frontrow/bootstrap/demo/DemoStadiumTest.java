package io.frontrow.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.model.SectionPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Draws the demo stadium as a map would. */
class DemoStadiumTest {

    private static final SeatPlan PLAN = DemoStadium.plan();

    @Test
    void has50_000Seats() {
        assertThat(PLAN.size()).isEqualTo(50_000);
    }

    @Test
    void allItsSeatsAreWithinTheHall() {
        assertThat(seats()).allSatisfy(seat -> {
            assertThat(seat.x()).isBetween(0.0, (double) SectionPosition.HALL);
            assertThat(seat.y()).isBetween(0.0, (double) SectionPosition.HALL);
        });
    }

    @Test
    void noTwoSeatsAreCloserThanTheirDistance() {
        double nearest = DemoStadium.SEAT_DISTANCE * 0.95;
        Map<List<Long>, List<Seat>> cells = new HashMap<>();
        for (Seat seat : seats().toList()) {
            assertThat(around(seat, cells))
                    .as("seats beside %s", seat)
                    .noneMatch(other -> Math.hypot(other.x() - seat.x(), other.y() - seat.y()) < nearest);
            cells.merge(
                    cell(seat, 0, 0),
                    List.of(seat),
                    (before, added) ->
                            Stream.concat(before.stream(), added.stream()).toList());
        }
    }

    private static Stream<Seat> around(Seat seat, Map<List<Long>, List<Seat>> cells) {
        return IntStream.rangeClosed(-1, 1)
                .boxed()
                .flatMap(dx -> IntStream.rangeClosed(-1, 1).mapToObj(dy -> cell(seat, dx, dy)))
                .flatMap(cell -> cells.getOrDefault(cell, List.of()).stream());
    }

    private static List<Long> cell(Seat seat, int dx, int dy) {
        return List.of(
                (long) Math.floor(seat.x() / DemoStadium.SEAT_DISTANCE) + dx,
                (long) Math.floor(seat.y() / DemoStadium.SEAT_DISTANCE) + dy);
    }

    private static Stream<Seat> seats() {
        return PLAN.sections().stream().flatMap(DemoStadiumTest::seats);
    }

    private static Stream<Seat> seats(Section section) {
        return IntStream.range(0, section.rows())
                .boxed()
                .flatMap(row -> IntStream.range(0, section.seatsPerRow()).mapToObj(seat -> seat(section, row, seat)));
    }

    private static Seat seat(Section section, int row, int seat) {
        SectionPosition at = Objects.requireNonNull(section.position());
        double radius = at.curve() + row * DemoStadium.SEAT_DISTANCE;
        double angle = ((section.seatsPerRow() - 1) / 2.0 - seat) * DemoStadium.SEAT_DISTANCE / radius;
        double right = -radius * Math.sin(angle);
        double back = radius * Math.cos(angle) - at.curve();
        double turned = Math.toRadians(at.rotate());
        return new Seat(
                section.name(),
                at.x() + right * Math.cos(turned) - back * Math.sin(turned),
                at.y() + right * Math.sin(turned) + back * Math.cos(turned));
    }

    private record Seat(String section, double x, double y) {}
}
