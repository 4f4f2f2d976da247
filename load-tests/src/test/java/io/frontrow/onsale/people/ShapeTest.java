package io.frontrow.onsale.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {
    private static final double OPENING = 30;
    private static final double SPREAD = 60;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void bringsEverybodyInTime(Shape shape) {
        assertThat(seconds(shape, Set.of()))
                .allSatisfy(second -> assertThat(second).isBetween(OPENING, OPENING + SPREAD));
    }

    @Test
    void fillsTheLobbyBeforeTheOpening() {
        assertThat(seconds(Shape.LOBBY, Set.of(Habit.EARLY)))
                .allSatisfy(second -> assertThat(second).isBetween(0.0, OPENING));
    }

    @Test
    void bringsMostAtTheOpeningInASpikeAndTheLastQuarterAtTheEndOfARamp() {
        assertThat(shareBefore(OPENING + SPREAD / 6, seconds(Shape.SPIKE, Set.of())))
                .isGreaterThan(0.9);
        assertThat(shareBefore(OPENING + SPREAD / 2, seconds(Shape.RAMP, Set.of())))
                .isBetween(0.2, 0.3);
        assertThat(shareBefore(OPENING + SPREAD / 2, seconds(Shape.SOAK, Set.of())))
                .isBetween(0.45, 0.55);
    }

    private static double shareBefore(double second, List<Double> seconds) {
        return seconds.stream().filter(it -> it < second).count() / (double) seconds.size();
    }

    private static List<Double> seconds(Shape shape, Set<Habit> habits) {
        Random random = new Random(1);
        return DoubleStream.generate(() -> shape.second(random, habits, OPENING, SPREAD))
                .limit(2_000)
                .boxed()
                .toList();
    }
}
