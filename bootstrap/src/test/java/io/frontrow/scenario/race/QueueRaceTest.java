package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Answer;
import io.frontrow.scenario.harness.AtOnce;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Fan;
import io.frontrow.scenario.harness.House;
import io.frontrow.scenario.harness.RoomPolicy;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueRaceTest {

    private static final int FANS = 200;

    private final House frontrow = House.sharedByTwo();
    private final Concert concert = frontrow.concert(RoomPolicy.CLOSED);

    @Test
    @DisplayName("S2-11 S2-3 S2-2 200 who join at once have 200 places, each its own")
    void everyoneHasAPlaceOfTheirOwn() {
        List<Fan> fans = frontrow.fans(FANS);

        AtOnce.all(fans, fan -> fan.joins(concert));

        assertThat(fans.stream().map(fan -> fan.looksAtQueue().expect(200).number("ahead")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, FANS).boxed().toList());
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S2-11 S0-2 A user who joins 100 times at once has one token and one place")
    void oneUserHasOnePlace() {
        Fan fan = frontrow.fan();

        List<Answer> answers = AtOnce.times(100, _ -> fan.onAnotherDevice().joins(concert));

        assertThat(answers.stream().map(answer -> answer.text("token")).distinct())
                .hasSize(1);
        assertThat(frontrow.operator().seesWaitingRoom(concert).expect(200).number("waiting"))
                .isEqualTo(1);
        frontrow.operator().findsNothingWrong();
    }
}
