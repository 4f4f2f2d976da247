package io.frontrow.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.shared.model.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeatPlanTest {

    @Example
    void theStandardHallHasFiftySeatsInFiveRows() {
        SeatPlan hall = SeatPlan.standardHall();

        assertThat(hall.size()).isEqualTo(50);
        assertThat(hall.seat(1)).isEqualTo(new Seat(1, "Hall", 1, new Points(50_000)));
        assertThat(hall.seat(10).row()).isEqualTo(1);
        assertThat(hall.seat(11).row()).isEqualTo(2);
        assertThat(hall.seat(50).row()).isEqualTo(5);
    }

    @Property
    void seatsAreNumberedFromOneSectionBySectionAndRowByRow(@ForAll("plans") SeatPlan plan) {
        List<Seat> expected = new ArrayList<>();
        for (Section section : plan.sections()) {
            for (int row = 1; row <= section.rows(); row++) {
                for (int i = 0; i < section.seatsPerRow(); i++) {
                    expected.add(new Seat(expected.size() + 1, section.name(), row, section.price()));
                }
            }
        }

        assertThat(plan.seats()).containsExactlyElementsOf(expected);
        assertThat(plan.size()).isEqualTo(expected.size());
    }

    @Property
    void aHallHasTheSeatsOfItsNumbersAndNoOthers(@ForAll("plans") SeatPlan plan, @ForAll int number) {
        boolean exists = number >= 1 && number <= plan.size();

        assertThat(plan.contains(number)).isEqualTo(exists);
        if (!exists) {
            assertThatIllegalArgumentException().isThrownBy(() -> plan.seat(number));
        }
    }

    @Property
    void numbersThatAreNoSeatsAreNamed(@ForAll("plans") SeatPlan plan) {
        SeatNumbers wanted = SeatNumbers.of(0, 1, plan.size(), plan.size() + 1, plan.size() + 70);

        assertThat(plan.unknown(wanted)).isEqualTo(SeatNumbers.of(0, plan.size() + 1, plan.size() + 70));
    }

    @Property
    void thePriceOfSeatsIsTheSumOfTheirPrices(@ForAll("plans") SeatPlan plan) {
        SeatNumbers everyThird =
                SeatNumbers.of(IntStream.rangeClosed(1, plan.size()).filter(number -> number % 3 == 0));

        assertThat(plan.price(everyThird).value())
                .isEqualTo(everyThird.stream()
                        .mapToLong(number -> plan.seat(number).price().value())
                        .sum());
    }

    @Example
    void noSeatsCostNothing() {
        assertThat(SeatPlan.standardHall().price(SeatNumbers.NONE)).isEqualTo(Points.ZERO);
    }

    @Example
    void aHallHasAtLeastOneSectionAndAtMostAHundredThousandSeats() {
        Section large = section("Field", 100, 500);
        Section stand = section("Stand", 100, 500);

        assertThat(new SeatPlan(List.of(large, stand)).size()).isEqualTo(100_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new SeatPlan(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeatPlan(List.of(large, stand, section("Box", 1, 1))));
    }

    @Example
    void sectionsOfAHallHaveNamesThatLookDifferent() {
        assertThat(flaw(section("A", 1, 1), section("B", 1, 1))).isEmpty();
        assertThat(flaw(section("A", 1, 1), section("a", 1, 1))).isEmpty();
        assertThat(flaw(section("A", 1, 1), section("A", 2, 2))).contains(SeatPlan.Flaw.SAME_NAME);
        assertThat(flaw(section("A", 1, 1), section(" A ", 1, 1))).contains(SeatPlan.Flaw.SAME_NAME);
        assertThat(flaw(section("A 1", 1, 1), section("A\u3000 1", 1, 1))).contains(SeatPlan.Flaw.SAME_NAME);
        assertThat(flaw(section("\u00C4", 1, 1), section("A\u0308", 1, 1))).contains(SeatPlan.Flaw.SAME_NAME);
    }

    @Example
    void allSeatsTogetherCostAtMostTheLargestAmount() {
        Points half = new Points(Points.MAX / 2);
        Section halfTheMaximum = new Section("A", 1, 1, half);

        assertThat(flaw(new Section("A", 1, 2, half))).isEmpty();
        assertThat(flaw(halfTheMaximum, new Section("B", 1, 1, half))).isEmpty();
        assertThat(flaw(new Section("A", 1, 3, half))).contains(SeatPlan.Flaw.TOO_VALUABLE);
        assertThat(flaw(halfTheMaximum, new Section("B", 1, 1, half), section("C", 1, 1)))
                .contains(SeatPlan.Flaw.TOO_VALUABLE);
        assertThat(flaw(new Section("A", 100, 1_000, new Points(Points.MAX))))
                .as("a product that a long cannot hold")
                .contains(SeatPlan.Flaw.TOO_VALUABLE);
    }

    private static Optional<SeatPlan.Flaw> flaw(Section... sections) {
        return SeatPlan.flaw(List.of(sections));
    }

    @Example
    void aSectionIsWithinItsBounds() {
        assertThat(section("A", 1_000, 1_000).size()).isEqualTo(1_000_000);
        assertThat(section("A".repeat(50), 1, 1).size()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> section(" ", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> section("A".repeat(51), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> section("A", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> section("A", 1_001, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> section("A", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> section("A", 1, 1_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Section("A", 1, 1, Points.ZERO));
    }

    @Example
    void aPositionIsWithinItsBounds() {
        assertThat(new SectionPosition(0, 1_000, -360, 0).y()).isEqualTo(1_000);
        assertThat(new SectionPosition(1_000, 0, 360, 10_000).curve()).isEqualTo(10_000);
        for (double bad : new double[] {-0.1, 1_000.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SectionPosition(bad, 0, 0, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> new SectionPosition(0, bad, 0, 0));
        }
        for (double bad : new double[] {-360.1, 360.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SectionPosition(0, 0, bad, 0));
        }
        for (double bad : new double[] {-0.1, 10_000.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SectionPosition(0, 0, 0, bad));
        }
    }

    @Provide
    Arbitrary<SeatPlan> plans() {
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 12);
        Arbitrary<Long> prices = Arbitraries.longs().between(1, 1_000_000);
        return Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(50), few, few, prices)
                .as((name, rows, seats, price) -> new Section(name, rows, seats, new Points(price)))
                .list()
                .uniqueElements(Section::name)
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(SeatPlan::new);
    }

    private static Section section(String name, int rows, int seatsPerRow) {
        return new Section(name, rows, seatsPerRow, new Points(1));
    }
}
