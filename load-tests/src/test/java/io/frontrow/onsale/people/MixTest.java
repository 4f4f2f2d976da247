package io.frontrow.onsale.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MixTest {

    @Test
    void givesEachHabitToItsShare() {
        Random random = new Random(1);
        Mix mix = new Mix(Map.of("stream", 1.0, "cancel", 0.0));

        long cards = Stream.generate(() -> mix.draw(random))
                .limit(2_000)
                .peek(habits -> assertThat(habits).contains(Habit.STREAM).doesNotContain(Habit.CANCEL))
                .filter(habits -> habits.contains(Habit.CARD))
                .count();

        assertThat(cards).isBetween(700L, 900L);
    }

    @ParameterizedTest
    @CsvSource({"streams, 0.5", "stream, 1.1", "stream, -0.1"})
    void refusesWhatItDoesNotKnow(String habit, double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mix(Map.of(habit, share)))
                .withMessageContaining(habit);
    }

    @ParameterizedTest
    @EnumSource(Habit.class)
    void isDocumented(Habit habit) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "on-sale.md"));

        assertThat(page).containsPattern("\\| `%s` \\| %s \\|".formatted(habit, habit.share()));
    }
}
