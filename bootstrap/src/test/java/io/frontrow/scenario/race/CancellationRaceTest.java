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
import org.junit.jupiter.api.Test;

class CancellationRaceTest {

    private static final long PRICE = Performance.PRICE;

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final TestUser user = frontrow.user().withPoints(4 * PRICE).admitInto(concert);

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S1-8 S2-11 50 concurrent cancellations get the same response and return the money once")
    void cancelsOnce() {
        UUID reservationId = user.bought(performance, 1, 2, 3);

        List<HttpReply> replies = Concurrently.times(50, _ -> user.cancels(reservationId));

        String reply = user.reservation(reservationId).expect(200).body();
        assertThat(replies).allSatisfy(it -> assertThat(it.expect(200).body()).isEqualTo(reply));
        assertThat(reply).contains("\"refundedAmount\":" + 3 * PRICE);
        assertThat(user.balance()).isEqualTo(4 * PRICE);
        assertThat(user.walletEntries().expect(200).items()).hasSize(3);
    }

    @Test
    @DisplayName("S1-8 S2-11 Concurrent cancellations of overlapping seats return the price of each seat once")
    void cancelsEachSeatOnce() {
        UUID reservationId = user.bought(performance, 1, 2, 3, 4);

        List<HttpReply> replies =
                Concurrently.times(48, number -> user.cancels(reservationId, number % 3 + 1, number % 3 + 2));

        assertThat(replies).allSatisfy(reply -> reply.expect(200));
        assertThat(user.reservation(reservationId).text("status")).isEqualTo("CANCELED");
        assertThat(user.balance()).isEqualTo(4 * PRICE);
    }

    @Test
    @DisplayName(
            "S1-8 S2-11 P-4 A reservation paid and canceled concurrently is given back, before or after it was paid")
    void paysAndCancels() {
        List<TestUser> users = Concurrently.forEach(
                frontrow.users(20), it -> it.withPoints(PRICE).admitInto(concert));
        List<UUID> reservations =
                Concurrently.times(20, number -> users.get(number).reserved(performance, number + 1));

        List<HttpReply> replies = Concurrently.times(40, number -> {
            TestUser one = users.get(number / 2);
            UUID reservationId = reservations.get(number / 2);
            return number % 2 == 0 ? one.pays(reservationId) : one.cancels(reservationId);
        });

        for (int number = 0; number < 20; number++) {
            HttpReply paid = replies.get(2 * number);
            if (!paid.is(201)) {
                paid.refused(410, "reservation-expired");
            }
            replies.get(2 * number + 1).expect(200);
            TestUser one = users.get(number);
            HttpReply reservation = one.reservation(reservations.get(number));
            assertThat(reservation.text("status")).isEqualTo("CANCELED");
            assertThat(reservation.number("refundedAmount")).isEqualTo(paid.is(201) ? PRICE : 0);
            assertThat(one.balance()).isEqualTo(PRICE);
        }
    }

    @Test
    @DisplayName("S1-8 S4-3 Of many users who want a seat while it is canceled, at most one gets it")
    void reservesWhatIsCanceled() {
        UUID reservationId = user.bought(performance, 7);
        List<TestUser> rivals = Concurrently.forEach(frontrow.users(30), it -> it.admitInto(concert));

        List<HttpReply> replies = Concurrently.times(
                31,
                number -> number == 30
                        ? user.cancels(reservationId)
                        : rivals.get(number).reserves(performance, 7));

        replies.get(30).expect(200);
        assertThat(replies.subList(0, 30)).filteredOn(reply -> reply.is(201)).hasSizeLessThanOrEqualTo(1);
        assertThat(replies.subList(0, 30))
                .filteredOn(reply -> !reply.is(201))
                .allSatisfy(reply -> reply.refused(409, "seats-taken"));
        assertThat(user.balance()).isEqualTo(4 * PRICE);
    }
}
