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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OneKeyRaceTest {

    private static final int TIMES = 50;
    private static final String KEY = "the-key";

    private final House frontrow = House.sharedByTwo();
    private final Fan fan = frontrow.fan();

    @AfterEach
    void nothingIsWrong() {
        frontrow.operator().findsNothingWrong();
    }

    @RepeatedTest(3)
    @DisplayName("S2-11 The same payment sent 50 times at once under one key is made once")
    void aPaymentIsMadeOncePerKey() {
        Concert concert = frontrow.concert();
        UUID reservationId =
                fan.withPoints(2 * Performance.PRICE).letInto(concert).reserved(concert.performance(), 1);

        List<Answer> answers = AtOnce.times(TIMES, _ -> fan.pays(reservationId, KEY));

        haveOneEffect(answers, fan.pays(reservationId, KEY));
        assertThat(fan.balance()).isEqualTo(Performance.PRICE);
        assertThat(fan.payments().expect(200).items()).hasSize(1);
    }

    @RepeatedTest(3)
    @DisplayName("S2-11 The same charge sent 50 times at once under one key is made once")
    void aChargeIsMadeOncePerKey() {
        List<Answer> answers = AtOnce.times(TIMES, _ -> fan.charges(1_000, KEY));

        haveOneEffect(answers, fan.charges(1_000, KEY));
        assertThat(fan.balance()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("S2-11 A reservation paid 50 times at once under different keys is paid once")
    void aReservationIsPaidOnceWhateverTheKeys() {
        Concert concert = frontrow.concert();
        UUID reservationId =
                fan.withPoints(TIMES * Performance.PRICE).letInto(concert).reserved(concert.performance(), 1);

        List<Answer> answers = AtOnce.times(TIMES, number -> fan.pays(reservationId, KEY + number));

        assertThat(answers).filteredOn(answer -> answer.is(201)).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.is(201))
                .allSatisfy(answer -> assertThat(answer.text("code")).isIn("already-paid", "queue-token-gone"));
        assertThat(fan.balance()).isEqualTo((TIMES - 1) * Performance.PRICE);
    }

    /** Every answer is the one that is given ever after, byte for byte, or says that the first is still running. */
    private static void haveOneEffect(List<Answer> answers, Answer after) {
        after.expect(201);
        assertThat(answers)
                .filteredOn(answer -> answer.is(201))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo(after.body()));
        assertThat(answers)
                .filteredOn(answer -> !answer.is(201))
                .allSatisfy(answer -> answer.refused(409, "idempotency-in-flight"));
    }
}
