package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;

/** A performance is canceled while users do everything that they can do with it. */
class CanceledPerformanceRaceTest {

    private static final long PRICE = Performance.PRICE;
    private static final int USERS_PER_ACTION = 3;

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final Concert stillOnSale =
            frontrow.operator().adds(concert, Instant.now().plus(Duration.ofDays(40)));
    private final List<TestUser> users = new ArrayList<>();
    private final List<Callable<HttpReply>> actions = new ArrayList<>();

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @RepeatedTest(3)
    @DisplayName(
            "P-11 S4-3 S2-11 Whatever users do while a performance is canceled, nothing stays held, sold or paid for")
    void leavesNothingBehind() {
        for (int i = 0; i < USERS_PER_ACTION; i++) {
            pays(aUser(), seat());
            int held = seat();
            TestUser holder = aUser();
            actions.add(() -> holder.holds(performance, held));
            TestUser reserving = aUser();
            UUID hold = holdOf(reserving, seat());
            actions.add(() -> reserving.reserves(hold));
            TestUser givingBack = aUser();
            UUID unpaid = givingBack.reserved(performance, seat());
            actions.add(() -> givingBack.cancels(unpaid));
            TestUser returning = aUser();
            UUID bought = returning.bought(performance, seat());
            actions.add(() -> returning.cancels(bought));
            holdOf(aUser(), seat());
            for (String card : List.of("tok_ok", "tok_declined", "tok_twice", "tok_early")) {
                paysByCard(card);
            }
        }

        race();

        everyPointIsBack();
    }

    @RepeatedTest(2)
    @DisplayName("P-11 S2-11 Cards that are charged while a performance is canceled are refunded, each once")
    void refundsWhatIsCapturedMeanwhile() {
        for (int i = 0; i < USERS_PER_ACTION; i++) {
            paysByCard("tok_slow");
            paysByCard("tok_declined");
        }

        race();

        everyPointIsBack();
    }

    private TestUser aUser() {
        TestUser user = frontrow.user().withPoints(PRICE).admitInto(concert);
        users.add(user);
        return user;
    }

    /** A seat that nobody else takes: each user takes one. */
    private int seat() {
        return users.size() + 1;
    }

    private UUID holdOf(TestUser user, int seat) {
        return user.holds(performance, seat).expect(201).id("holdId");
    }

    private void pays(TestUser user, int seat) {
        UUID reservation = user.reserved(performance, seat);
        actions.add(() -> user.pays(reservation));
    }

    private void paysByCard(String card) {
        TestUser user = aUser();
        UUID reservation = user.reserved(performance, seat());
        actions.add(() -> user.paysByCard(reservation, card));
    }

    /** Cancels the performance amid all actions, whose order is left to chance. */
    private void race() {
        Collections.shuffle(actions);
        actions.add(
                actions.size() / 2,
                () -> frontrow.operator().cancels(performance).expect(202));
        List<HttpReply> replies = Concurrently.forEach(actions, CanceledPerformanceRaceTest::call);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isLessThan(500));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpReply sales = frontrow.operator().seesSales(performance).expect(200);
            assertThat(sales.json().path("cancellation").path("doneAt").isNull())
                    .as(sales.body())
                    .isFalse();
        });
    }

    private static HttpReply call(Callable<HttpReply> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void everyPointIsBack() {
        HttpReply sales = frontrow.operator().seesSales(performance).expect(200);
        assertThat(sales.number("held")
                        + sales.number("reserved")
                        + sales.number("sold")
                        + sales.number("revenue")
                        + sales.number("refundsDue"))
                .as(sales.body())
                .isZero();
        assertThat(users).allSatisfy(user -> {
            assertThat(user.balance()).isEqualTo(PRICE);
            assertThat(user.payments().expect(200).items()).allSatisfy(CanceledPerformanceRaceTest::isBack);
            assertThat(user.reservations().expect(200).items())
                    .allSatisfy(reservation ->
                            assertThat(reservation.path("status").asString()).isEqualTo("CANCELED"));
        });
        TestUser late = frontrow.user().admitInto(stillOnSale);
        // An instance may know the performance as it was for a second more.
        await().untilAsserted(() -> late.seesSeats(performance).refused(409, "performance-not-bookable"));
    }

    /** What was captured is refunded; a declined card was not charged. */
    private static void isBack(JsonNode payment) {
        boolean isDeclined = payment.path("status").asString().equals("FAIL")
                && payment.path("failure").asString().equals("DECLINED");
        assertThat(payment.path("status").asString()).isIn("SUCCESS", "FAIL");
        assertThat(payment.path("refundedAmount").asLong())
                .as(payment.toString())
                .isEqualTo(isDeclined ? 0 : PRICE);
    }
}
