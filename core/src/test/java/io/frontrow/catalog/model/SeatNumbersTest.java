package io.frontrow.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SeatNumbersTest {

    @Property
    void numbersAreASetInAscendingOrder(@ForAll Set<@IntRange(max = 50_000) Integer> numbers) {
        SeatNumbers seats = seats(numbers);

        assertThat(seats.toList()).containsExactlyElementsOf(new TreeSet<>(numbers));
        assertThat(seats.size()).isEqualTo(numbers.size());
        assertThat(seats.isEmpty()).isEqualTo(numbers.isEmpty());
        assertThat(numbers).allMatch(seats::contains);
    }

    @Property
    void setsAreJoinedAndCutAsSetsAre(
            @ForAll Set<@IntRange(max = 200) Integer> some, @ForAll Set<@IntRange(max = 200) Integer> others) {
        Set<Integer> union = new TreeSet<>(some);
        union.addAll(others);
        Set<Integer> intersection = new TreeSet<>(some);
        intersection.retainAll(others);
        Set<Integer> difference = new TreeSet<>(some);
        difference.removeAll(others);

        assertThat(seats(some).union(seats(others))).isEqualTo(seats(union));
        assertThat(seats(some).intersect(seats(others))).isEqualTo(seats(intersection));
        assertThat(seats(some).minus(seats(others))).isEqualTo(seats(difference));
    }

    @Property
    void joiningAndCuttingChangeNeither(
            @ForAll Set<@IntRange(max = 200) Integer> some, @ForAll Set<@IntRange(max = 200) Integer> others) {
        SeatNumbers one = seats(some);
        SeatNumbers other = seats(others);

        one.union(other);
        one.intersect(other);
        one.minus(other);

        assertThat(one).isEqualTo(seats(some));
        assertThat(other).isEqualTo(seats(others));
    }

    @Example
    void theSameNumbersAreEqualInWhateverOrderAndHoweverOften() {
        assertThat(SeatNumbers.of(3, 1, 2, 3))
                .isEqualTo(SeatNumbers.of(1, 2, 3))
                .hasSameHashCodeAs(SeatNumbers.of(1, 2, 3));
        assertThat(SeatNumbers.of(1)).isNotEqualTo(SeatNumbers.of(2));
        assertThat(SeatNumbers.of()).isEqualTo(SeatNumbers.NONE);
        assertThat(SeatNumbers.of(12, 13)).hasToString("{12, 13}");
    }

    private static SeatNumbers seats(Set<Integer> numbers) {
        return SeatNumbers.of(numbers.stream().mapToInt(number -> number));
    }
}
