package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OneKeyRaceTest {

    private static final int TIMES = 50;
    private static final String KEY = "the-key";

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final TestUser user = frontrow.user();

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @RepeatedTest(3)
    @DisplayName("S2-11 A payment sent 50 times concurrently under one key is made once")
    void aPaymentIsMadeOncePerKey() {
        Concert concert = frontrow.concert();
        UUID reservationId =
                user.withPoints(2 * Performance.PRICE).admitInto(concert).reserved(concert.performance(), 1);

        List<HttpReply> replies = Concurrently.times(TIMES, _ -> user.pays(reservationId, KEY));

        haveOneEffect(replies, user.pays(reservationId, KEY));
        assertThat(user.balance()).isEqualTo(Performance.PRICE);
        assertThat(user.payments().expect(200).items()).hasSize(1);
    }

    @RepeatedTest(3)
    @DisplayName("S2-11 A top-up sent 50 times concurrently under one key is made once")
    void aTopUpIsMadeOncePerKey() {
        List<HttpReply> replies = Concurrently.times(TIMES, _ -> user.topsUp(1_000, KEY));

        haveOneEffect(replies, user.topsUp(1_000, KEY));
        assertThat(user.balance()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("S2-11 A reservation paid 50 times concurrently under different keys is paid once")
    void aReservationIsPaidOnceWhateverTheKeys() {
        Concert concert = frontrow.concert();
        UUID reservationId =
                user.withPoints(TIMES * Performance.PRICE).admitInto(concert).reserved(concert.performance(), 1);

        List<HttpReply> replies = Concurrently.times(TIMES, number -> user.pays(reservationId, KEY + number));

        assertThat(replies).filteredOn(reply -> reply.is(201)).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> !reply.is(201))
                .allSatisfy(reply -> assertThat(reply.text("code")).isIn("already-paid", "queue-token-gone"));
        assertThat(user.balance()).isEqualTo((TIMES - 1) * Performance.PRICE);
    }

    /**
     * Every response equals the one that is repeated later, byte for byte, or says that the first command is still
     * running.
     */
    private static void haveOneEffect(List<HttpReply> replies, HttpReply after) {
        after.expect(201);
        assertThat(replies)
                .filteredOn(reply -> reply.is(201))
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(reply.body()).isEqualTo(after.body()));
        assertThat(replies)
                .filteredOn(reply -> !reply.is(201))
                .allSatisfy(reply -> reply.refused(409, "idempotency-in-flight"));
    }
}
