package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueueTest {

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("S3-1.1.1 S1-2 Joining returns a token, the place in the queue and the estimated wait")
    void givesATokenOnJoining() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(concert);
        TestUser user = frontrow.user();

        HttpReply joined = user.joins(concert).expect(201);

        assertThat(joined.text("token")).isNotBlank();
        assertThat(joined.id("userId")).isEqualTo(user.userId());
        assertThat(joined.text("state")).isEqualTo("WAITING");
        assertThat(joined.number("position")).isEqualTo(1);
        assertThat(joined.number("estimatedWaitSeconds")).isPositive();
        assertThat(joined.number("estimatedWaitSecondsHigh"))
                .isGreaterThanOrEqualTo(joined.number("estimatedWaitSeconds"));
    }

    @Test
    @DisplayName("S0-2 A user with a live token gets the same token again")
    void keepsTheLiveToken() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        HttpReply first = user.joins(concert).expect(201);

        HttpReply again = user.onAnotherDevice().joins(concert).expect(200);

        assertThat(again.text("token")).isEqualTo(first.text("token"));
        assertThat(again.id("ticketId")).isEqualTo(first.id("ticketId"));
    }

    @Test
    @DisplayName("S0-2 A user who joins endlessly is rate-limited, keeps the place, and does not affect others")
    void limitsTheRateOfJoining() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);

        HttpReply refused = Stream.generate(() -> user.joins(concert))
                .limit(1_000)
                .dropWhile(reply -> reply.is(200))
                .findFirst()
                .orElseThrow();

        refused.refused(429, "too-many-requests");
        assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1");
        assertThat(user.looksAtQueue().expect(200).number("ahead")).isZero();
        assertThat(frontrow.user().joins(concert).expect(201).number("ahead")).isEqualTo(1);
        await().until(() -> user.joins(concert).is(200));
    }

    @Test
    @DisplayName("S3-1.2.1 If the policy requires it, joining again moves the user to the end and ends the old token")
    void requeuesIfThePolicySaysSo() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.reentry("REQUEUE"));
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        String before = user.queueToken();
        frontrow.user().joins(concert).expect(201);

        HttpReply again = user.joins(concert).expect(201);

        assertThat(again.number("ahead")).isEqualTo(1);
        assertThat(again.number("estimatedWaitSeconds")).isNotNegative();
        user.carrying(before).looksAtQueue().refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S0-2 Joining again during a turn returns the same token, turn and seats")
    void keepsTheLiveTokenAndItsTurnOnceActive() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);
        user.holds(concert.performance(), 7).expect(201);
        HttpReply before = user.looksAtQueue().expect(200);

        HttpReply again = user.onAnotherDevice().joins(concert).expect(200);

        assertThat(again.text("token")).isEqualTo(user.queueToken());
        assertThat(again.instant("expiresAt")).isEqualTo(before.instant("expiresAt"));
        assertThat(user.seats(concert.performance(), "HELD")).containsExactly(7);
    }

    @Test
    @DisplayName("S3-1.2.1 Requeuing during a turn releases the held seats and admits the next user")
    void releasesHeldSeatsOnRequeuing() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        TestUser first = frontrow.user().admitInto(concert);
        first.holds(concert.performance(), 7).expect(201);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);

        assertThat(first.joins(concert).expect(201).text("state")).isEqualTo("WAITING");

        assertThat(second.isActive()).isTrue();
        second.holds(concert.performance(), 7).expect(201);
        assertThat(first.looksAtQueue().expect(200).number("ahead")).isZero();
    }

    @Test
    @DisplayName("S0-2 Expiry: after requeuing, a token has no expiry until the next turn")
    void requeuesWithoutAnExpiry() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        TestUser user = frontrow.user().admitInto(concert);
        frontrow.operator().pauses(concert).expect(200);

        assertThat(user.joins(concert).expect(201).isNull("expiresAt")).isTrue();

        frontrow.operator().resumes(concert).expect(200);
        assertThat(user.waitsForTurn().looksAtQueue().isNull("expiresAt")).isFalse();
    }

    @Test
    @DisplayName("S0-2 S0-7 A token expires only once ACTIVE, and lives at least as long as a hold")
    void expiresOnceActive() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        assertThat(user.joins(concert).expect(201).isNull("expiresAt")).isTrue();

        frontrow.operator().changes(concert, RoomPolicy.WIDE.sessionSeconds(60)).expect(200);
        HttpReply active = user.waitsForTurn().looksAtQueue().expect(200);
        assertThat(active.text("state")).isEqualTo("ACTIVE");
        assertThat(Duration.between(Instant.now(), active.instant("expiresAt"))).isBetween(seconds(1), seconds(60));

        HttpReply hold = user.holds(concert.performance(), 7).expect(201);
        assertThat(user.looksAtQueue().instant("expiresAt")).isAfterOrEqualTo(hold.instant("expiresAt"));
    }

    @Test
    @DisplayName("S1-2 S2-2 A token carries the user's UUID and a strictly growing queue number")
    void numbersTokensInTheOrderOfJoining() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<TestUser> users = frontrow.users(5);

        users.forEach(user -> user.joins(concert).expect(201));

        assertThat(users)
                .allSatisfy(user -> assertThat(claims(user).path("sub").asString())
                        .isEqualTo(user.userId().toString()));
        assertThat(users.stream().map(user -> claims(user).path("place").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("S1-2 S2-2 Leaving ends a token; a new one has a higher number")
    void givesAHigherNumberAfterLeaving() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        long before = claims(user).path("place").asLong();
        user.leaves().expect(204);

        user.joins(concert).expect(201);

        assertThat(claims(user).path("place").asLong()).isGreaterThan(before);
    }

    @Test
    @DisplayName("S1-3 S2-3 S3-2.1.1 Every poll returns the current place, number ahead and estimated wait")
    void showsTheCurrentPlaceAtEveryPoll() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<TestUser> users = frontrow.users(3);
        users.forEach(user -> user.joins(concert).expect(201));
        TestUser last = users.get(2);
        assertThat(last.looksAtQueue().expect(200).number("ahead")).isEqualTo(2);

        users.get(0).leaves().expect(204);

        HttpReply status = last.looksAtQueue().expect(200);
        assertThat(status.number("ahead")).isEqualTo(1);
        assertThat(status.number("position")).isEqualTo(2);
    }

    @Test
    @DisplayName("S1-3 S3-2.1.1 The estimated wait shrinks as the queue does")
    void estimatesAShorterWaitNearTheFront() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(concert);
        TestUser second = frontrow.user();
        TestUser third = frontrow.user();
        second.joins(concert).expect(201);
        long before = third.joins(concert).expect(201).number("estimatedWaitSeconds");

        second.leaves().expect(204);

        assertThat(third.looksAtQueue().expect(200).number("estimatedWaitSeconds"))
                .isLessThan(before);
    }

    @Test
    @DisplayName("S1-3 S3-2.1.1 The estimated wait falls when users leave before their turn ends")
    void estimatesTheWaitByTheObservedLengthOfTurns() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(60));
        List<TestUser> users = frontrow.users(13);
        users.forEach(user -> user.joins(concert).expect(201));
        users.subList(0, 11).forEach(user -> user.waitsForTurn().leaves().expect(204));
        users.get(11).waitsForTurn();

        Concert asSlowAsMayBe = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(60));
        frontrow.user().admitInto(asSlowAsMayBe);
        long byPolicy = frontrow.user().joins(asSlowAsMayBe).number("estimatedWaitSeconds");

        await().untilAsserted(() -> assertThat(users.get(12).looksAtQueue().number("estimatedWaitSeconds"))
                .isBetween(1L, byPolicy / 4));
    }

    @Test
    @DisplayName(
            "S1-3 S3-2.1.1 The estimated wait includes the time until the opening; in a paused queue it is unknown")
    void estimatesTheWaitBeforeTheOpeningAndNoneWhilePaused() {
        Concert later = frontrow.concert(RoomPolicy.WIDE.opensAt(Instant.now().plus(Duration.ofHours(1))));
        Concert paused = frontrow.concert(RoomPolicy.CLOSED);

        HttpReply early = frontrow.user().joins(later).expect(201);
        HttpReply held = frontrow.user().joins(paused).expect(201);

        assertThat(early.number("estimatedWaitSeconds")).isBetween(3_500L, 3_601L);
        assertThat(early.number("estimatedWaitSecondsHigh")).isBetween(3_500L, 3_602L);
        assertThat(held.isNull("estimatedWaitSeconds")).isTrue();
        assertThat(held.isNull("estimatedWaitSecondsHigh")).isTrue();
    }

    @Test
    @DisplayName("S1-5 The response says when to poll again: after 10 s far back, after 1 s near the front")
    void saysHowSoonToPollAgain() {
        Concert slow = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(slow);
        Concert quick = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(10));
        frontrow.user().admitInto(quick);

        assertThat(frontrow.user().joins(slow).number("pollAfterSeconds")).isEqualTo(10);
        assertThat(frontrow.user().joins(quick).number("pollAfterSeconds")).isEqualTo(1);
    }

    @Test
    @DisplayName("S3-2.1.2 A token is gone after leaving and after its turn")
    void showsThatATokenIsGone() {
        Concert concert = frontrow.concert();
        TestUser left = frontrow.user().admitInto(concert);
        left.leaves().expect(204);
        TestUser late = frontrow.user().admitInto(concert);
        frontrow.timeMachine().endTurn(concert, late);

        left.looksAtQueue().refused(410, "queue-token-gone");
        left.leaves().refused(410, "queue-token-gone");
        late.looksAtQueue().refused(410, "queue-token-gone");
        late.holds(concert.performance(), 1).refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S3-2.1.3 A missing, garbled, forged or foreign token is refused")
    void refusesInvalidTokens() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        String token = user.queueToken();
        String forged = token.substring(0, token.lastIndexOf('.')) + ".c2lnbmVkIGJ5IG5vYm9keQ";

        user.onAnotherDevice().looksAtQueue().refused(401, "queue-token-missing");
        user.carrying("garbled").looksAtQueue().refused(401, "queue-token-invalid");
        user.carrying(forged).looksAtQueue().refused(401, "queue-token-invalid");
        frontrow.user().carrying(token).looksAtQueue().refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-2.1.3 S2-9 Joining requires a signed-in user")
    void letsNoUnknownUserJoin() {
        Request join = Request.post(
                "/concerts/%s/queue-tokens".formatted(frontrow.concert().id()));

        frontrow.sends(join).refused(401, "unauthenticated");
        frontrow.sends(join.with("Authorization", "Bearer garbled")).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("S3-1.1.1 An unknown concert has no queue to join")
    void knowsNoQueueOfAnUnknownConcert() {
        frontrow.user().joins(new Concert(UUID.randomUUID(), List.of())).refused(404, "unknown-concert");
    }

    @Test
    @DisplayName("S1-4 S2-4 Before a turn, holding, reserving and paying are refused with the number of users ahead")
    void refusesBookingBeforeTheTurn() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        frontrow.user().joins(concert).expect(201);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);

        assertThat(List.of(
                        user.holds(concert.performance(), 1),
                        user.reserves(concert.performance(), 1),
                        user.reserves(UUID.randomUUID()),
                        user.releases(UUID.randomUUID()),
                        user.pays(UUID.randomUUID())))
                .allSatisfy(
                        reply -> assertThat(reply.refused(403, "not-your-turn").number("ahead"))
                                .isEqualTo(1));
    }

    @Test
    @DisplayName("S1-4 During a turn a user can hold, reserve and pay")
    void allowsBookingDuringTheTurn() {
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().withPoints(50_000).admitInto(concert);

        UUID holdId = user.holds(concert.performance(), 1).expect(201).id("holdId");
        UUID reservationId = user.reserves(holdId).expect(201).id("reservationId");

        user.pays(reservationId).expect(201);
    }

    @Test
    @DisplayName("S2-5 Overdue turns end by themselves, and as many users are admitted")
    void admitsTheNextUserWhenATurnEnds() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);
        assertThat(second.isActive()).isFalse();

        frontrow.timeMachine().endTurn(concert, first);

        second.waitsForTurn();
        first.looksAtQueue().refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S2-5 Leaving admits the next user, first come, first served")
    void admitsFirstComeFirstServed() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        TestUser second = frontrow.user();
        TestUser third = frontrow.user();
        second.joins(concert).expect(201);
        third.joins(concert).expect(201);

        first.leaves().expect(204);

        second.waitsForTurn();
        assertThat(third.looksAtQueue().expect(200).number("ahead")).isZero();
    }

    @Test
    @DisplayName("S2-5 No user is admitted before the queue opens")
    void admitsNoUserBeforeTheOpening() {
        RoomPolicy later = RoomPolicy.WIDE.opensAt(Instant.now().plus(Duration.ofHours(1)));
        Concert concert = frontrow.concert(later);
        TestUser user = frontrow.user();
        assertThat(user.joins(concert).expect(201).number("estimatedWaitSeconds"))
                .isGreaterThan(3_000);

        frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);

        user.waitsForTurn();
    }

    @Test
    @DisplayName("S2-3 The load of a queue is public")
    void showsHowBusyAQueueIs() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(concert);
        frontrow.user().joins(concert).expect(201);

        await().untilAsserted(() -> {
            HttpReply queue = frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                    .expect(200);
            assertThat(queue.number("active")).isEqualTo(1);
            assertThat(queue.number("waiting")).isEqualTo(1);
            assertThat(queue.number("capacity")).isEqualTo(1);
        });
    }

    private static JsonNode claims(TestUser user) {
        String payload = user.queueToken().split("\\.", -1)[1];
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
