package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Answer;
import io.frontrow.scenario.harness.AtOnce;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Fan;
import io.frontrow.scenario.harness.House;
import io.frontrow.scenario.harness.Performance;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CancellationRaceTest {

    private static final long PRICE = Performance.PRICE;

    private final House frontrow = House.sharedByTwo();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final Fan fan = frontrow.fan().withPoints(4 * PRICE).letInto(concert);

    @AfterEach
    void nothingIsWrong() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S1-8 S2-11 Of 50 who cancel a reservation at once, all hear the same and the money is back once")
    void cancelsOnce() {
        UUID reservationId = fan.bought(performance, 1, 2, 3);

        List<Answer> answers = AtOnce.times(50, _ -> fan.cancels(reservationId));

        String answer = fan.reservation(reservationId).expect(200).body();
        assertThat(answers).allSatisfy(it -> assertThat(it.expect(200).body()).isEqualTo(answer));
        assertThat(answer).contains("\"refundedAmount\":" + 3 * PRICE);
        assertThat(fan.balance()).isEqualTo(4 * PRICE);
        assertThat(fan.walletEntries().expect(200).items()).hasSize(3);
    }

    @Test
    @DisplayName("S1-8 S2-11 Whoever cancels overlapping seats at once gets the price of each back once")
    void cancelsEachSeatOnce() {
        UUID reservationId = fan.bought(performance, 1, 2, 3, 4);

        List<Answer> answers = AtOnce.times(48, number -> fan.cancels(reservationId, number % 3 + 1, number % 3 + 2));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(fan.reservation(reservationId).text("status")).isEqualTo("CANCELED");
        assertThat(fan.balance()).isEqualTo(4 * PRICE);
    }

    @Test
    @DisplayName("S1-8 S2-11 Paid and cancelled at once, a reservation is bought, or given back with the money")
    void paysAndCancels() {
        List<Fan> fans =
                AtOnce.all(frontrow.fans(20), it -> it.withPoints(PRICE).letInto(concert));
        List<UUID> reservations = AtOnce.times(20, number -> fans.get(number).reserved(performance, number + 1));

        List<Answer> answers = AtOnce.times(40, number -> {
            Fan one = fans.get(number / 2);
            UUID reservationId = reservations.get(number / 2);
            return number % 2 == 0 ? one.pays(reservationId) : one.cancels(reservationId);
        });

        for (int number = 0; number < 20; number++) {
            answers.get(2 * number).expect(201);
            boolean canceled = answers.get(2 * number + 1).is(200);
            Fan one = fans.get(number);
            assertThat(one.reservation(reservations.get(number)).text("status"))
                    .isEqualTo(canceled ? "CANCELED" : "CONFIRMED");
            assertThat(one.balance()).isEqualTo(canceled ? PRICE : 0);
        }
    }

    @Test
    @DisplayName("S1-8 S4-3 Of many who want a seat while it is cancelled, at most one has it")
    void reservesWhatIsCancelled() {
        UUID reservationId = fan.bought(performance, 7);
        List<Fan> rivals = AtOnce.all(frontrow.fans(30), it -> it.letInto(concert));

        List<Answer> answers = AtOnce.times(
                31,
                number -> number == 30
                        ? fan.cancels(reservationId)
                        : rivals.get(number).reserves(performance, 7));

        answers.get(30).expect(200);
        assertThat(answers.subList(0, 30)).filteredOn(answer -> answer.is(201)).hasSizeLessThanOrEqualTo(1);
        assertThat(answers.subList(0, 30))
                .filteredOn(answer -> !answer.is(201))
                .allSatisfy(answer -> answer.refused(409, "seats-taken"));
        assertThat(fan.balance()).isEqualTo(4 * PRICE);
    }
}
