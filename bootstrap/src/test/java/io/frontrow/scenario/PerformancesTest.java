package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Operator;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Performances as operators create, move, withdraw and cancel them. */
class PerformancesTest {

    private static final long PRICE = Performance.PRICE;

    private final TestSystem frontrow = TestSystem.shared();
    private final Operator operator = frontrow.operator();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();
    private final Instant later = Instant.now().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);

    @AfterEach
    void auditFindsNothing() {
        operator.findsNothingWrong();
    }

    @Test
    @DisplayName("P-2 A hall whose seats together cost more than the largest amount is refused when it is created")
    void boundsTheSumOfPrices() {
        assertThat(operator.schedules(concert, hall(2, 5_000_000_000_000_000L))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("sections");

        operator.schedules(concert, hall(2, 4_500_000_000_000_000L)).expect(201);
    }

    @Test
    @DisplayName("P-11 A concert has no two performances at a time, none in the past and no sections of one name")
    void refusesDoubles() {
        operator.schedules(concert, Map.of("startsAt", later)).expect(201);

        operator.schedules(concert, Map.of("startsAt", later)).refused(409, "performance-exists");
        assertThat(operator.schedules(concert, Map.of("startsAt", Instant.now().minusSeconds(5)))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("startsAt");
        Map<String, Object> section = Map.of("name", "Floor", "rows", 1, "seatsPerRow", 1, "price", 1);
        assertThat(operator.schedules(
                                concert,
                                Map.of("startsAt", later.plusSeconds(1), "sections", List.of(section, section)))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("sections");
    }

    @Test
    @DisplayName("P-11 The plan of a hall says where each section lies, if the operator has said so")
    void showsWhereSectionsLie() {
        Map<String, Object> floor =
                Map.of("name", "Floor", "rows", 2, "seatsPerRow", 3, "price", 1, "at", Map.of("x", 500, "y", 120.5));
        Map<String, Object> box = Map.of(
                "name",
                "Box",
                "rows",
                1,
                "seatsPerRow",
                2,
                "price",
                1,
                "at",
                Map.of("x", 0, "y", 1000, "rotate", -90, "curve", 250));
        Map<String, Object> gallery = Map.of("name", "Gallery", "rows", 1, "seatsPerRow", 1, "price", 1);
        UUID performanceId = operator.schedules(
                        concert, Map.of("startsAt", later, "sections", List.of(floor, box, gallery)))
                .expect(201)
                .id("performanceId");

        HttpReply plan = frontrow.sends(Request.get("/performances/%s/plan".formatted(performanceId)))
                .expect(200);

        assertThat(plan.json().path("sections"))
                .extracting(section -> section.path("at").toString())
                .containsExactly(
                        "{\"x\":500.0,\"y\":120.5,\"rotate\":0.0,\"curve\":0.0}",
                        "{\"x\":0.0,\"y\":1000.0,\"rotate\":-90.0,\"curve\":250.0}",
                        "null");
        Map<String, Object> outside =
                Map.of("name", "X", "rows", 1, "seatsPerRow", 1, "price", 1, "at", Map.of("x", 1001, "y", 1));
        assertThat(operator.schedules(concert, Map.of("startsAt", later.plusSeconds(1), "sections", List.of(outside)))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("sections[0].at.x");
    }

    @Test
    @DisplayName("P-11 A performance is moved with its reservations, and withdrawn only if no seat was ever reserved")
    void movesAndWithdraws() {
        TestUser user = frontrow.user().withPoints(PRICE).admitInto(concert);
        UUID reservation = user.bought(performance, 1);

        assertThat(operator.moves(performance, later).expect(200).instant("startsAt"))
                .isEqualTo(later);
        assertThat(user.reservation(reservation).expect(200).text("status")).isEqualTo("CONFIRMED");
        operator.moves(performance, Instant.now().minusSeconds(5)).refused(400, "invalid-request");
        operator.withdraws(performance).refused(409, "performance-sold");

        Performance unsold = frontrow.concert().performance();
        operator.withdraws(unsold).expect(204);
        assertThat(operator.seesSales(unsold).expect(200).text("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    @DisplayName("P-11 Canceling a performance ends its sale at once, and cancels and refunds every reservation")
    void cancelsAPerformance() {
        TestUser byWallet = frontrow.user().withPoints(PRICE).admitInto(concert);
        TestUser byCard = frontrow.user().admitInto(concert);
        TestUser unpaid = frontrow.user().withPoints(PRICE).admitInto(concert);
        UUID first = byWallet.bought(performance, 1);
        UUID second = byCard.reserved(performance, 2);
        byCard.paysByCard(second, "tok_ok").expect(201);
        UUID third = unpaid.reserved(performance, 3);

        assertThat(operator.cancels(performance).expect(202).text("state")).isEqualTo("CANCELED");
        assertThat(unpaid.pays(third).status()).isBetween(400, 499);
        unpaid.holds(performance, 4).refused(409, "performance-not-bookable");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpReply sales = operator.seesSales(performance).expect(200);
            assertThat(sales.json().path("cancellation").path("doneAt").isNull())
                    .as(sales.body())
                    .isFalse();
        });
        HttpReply sales = operator.seesSales(performance).expect(200);
        assertThat(sales.number("sold") + sales.number("reserved") + sales.number("refundsDue"))
                .isZero();
        assertThat(sales.number("refundsDone")).isEqualTo(2);
        assertThat(sales.number("revenue")).isZero();
        assertCanceled(byWallet, first, PRICE);
        assertCanceled(byCard, second, PRICE);
        assertCanceled(unpaid, third, 0);
        assertThat(byWallet.balance()).isEqualTo(PRICE);
        assertThat(unpaid.balance()).isEqualTo(PRICE);
        operator.cancels(performance).expect(202);
        operator.moves(performance, later).refused(409, "performance-not-bookable");
    }

    @Test
    @DisplayName("P-11 A card that is captured after the performance was canceled is refunded")
    void refundsALateCard() {
        TestUser user = frontrow.user().admitInto(concert);
        UUID reservation = user.reserved(performance, 1);
        assertThat(user.paysByCard(reservation, "tok_silent").expect(201).text("status"))
                .isEqualTo("PENDING");

        operator.cancels(performance).expect(202);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpReply payment = user.payments().expect(200);
            assertThat(payment.items()).singleElement().satisfies(each -> {
                assertThat(each.path("status").asString()).isEqualTo("FAIL");
                assertThat(each.path("refundedAmount").asLong()).isEqualTo(PRICE);
            });
        });
        assertCanceled(user, reservation, 0);
    }

    @Test
    @DisplayName("P-10 An emergency pause is not undone by an operator who has not seen it")
    void keepsAnEmergencyPause() {
        HttpReply read = operator.seesWaitingRoom(concert).expect(200);
        String tag = Objects.requireNonNull(read.headers().getETag());
        operator.pauses(concert).expect(200);

        operator.replacesIf(tag, concert, read.body()).refused(412, "precondition-failed");
        assertThat(operator.seesActions(concert).expect(200).items())
                .extracting(action -> action.path("action").asString())
                .startsWith("CHANGE_POLICY_REFUSED", "CHANGE_POLICY", "PAUSE");
        assertThat(operator.patches(concert, Map.of("capacity", 7))
                        .expect(200)
                        .json()
                        .path("paused")
                        .asBoolean())
                .isTrue();
        operator.replacesIf("*", concert, read.body()).expect(200);
    }

    @Test
    @DisplayName("P-10 A policy without an opening opens the room with the sale, and none opens it earlier")
    void opensWithTheSale() {
        Instant salesOpenAt =
                Instant.parse(operator.seesWaitingRoom(concert).expect(200).text("opensAt"));

        assertThat(operator.patches(concert, Map.of("opensAt", salesOpenAt.minusSeconds(1)))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("opensAt");
        operator.patches(concert, Map.of("opensAt", later)).expect(200);
        assertThat(operator.replacesIf("*", concert, """
                {"capacity": 7, "admitPerSecond": 3, "sessionSeconds": 300, "idleSeconds": 30, "order": "FIFO",
                 "reentry": "KEEP", "guards": "SEATS", "paused": false}""").expect(200).instant("opensAt"))
                .isEqualTo(salesOpenAt);
    }

    private static void assertCanceled(TestUser user, UUID reservation, long refunded) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            HttpReply found = user.reservation(reservation).expect(200);
            assertThat(found.text("status")).isEqualTo("CANCELED");
            assertThat(found.number("refundedAmount")).isEqualTo(refunded);
        });
    }

    private Map<String, Object> hall(int seats, long price) {
        return Map.of(
                "startsAt",
                later,
                "sections",
                List.of(Map.of("name", "Box", "rows", 1, "seatsPerRow", seats, "price", price)));
    }
}
