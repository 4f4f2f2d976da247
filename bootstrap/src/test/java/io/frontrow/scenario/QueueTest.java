package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Answer;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Fan;
import io.frontrow.scenario.harness.House;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
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

    private final House frontrow = House.shared();

    @Test
    @DisplayName("S3-1.1.1 S1-2 Who joins gets a token with their place in line and the expected wait")
    void givesATokenToWhoeverJoins() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.fan().letInto(concert);
        Fan fan = frontrow.fan();

        Answer joined = fan.joins(concert).expect(201);

        assertThat(joined.text("token")).isNotBlank();
        assertThat(joined.id("userId")).isEqualTo(fan.userId());
        assertThat(joined.text("state")).isEqualTo("WAITING");
        assertThat(joined.number("position")).isEqualTo(1);
        assertThat(joined.number("estimatedWaitSeconds")).isPositive();
        assertThat(joined.number("estimatedWaitSecondsHigh"))
                .isGreaterThanOrEqualTo(joined.number("estimatedWaitSeconds"));
    }

    @Test
    @DisplayName("S0-2 Who has a live token gets that same token again")
    void keepsTheLiveToken() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        Answer first = fan.joins(concert).expect(201);

        Answer again = fan.onAnotherDevice().joins(concert).expect(200);

        assertThat(again.text("token")).isEqualTo(first.text("token"));
        assertThat(again.id("ticketId")).isEqualTo(first.id("ticketId"));
    }

    @Test
    @DisplayName("S0-2 Who joins without end is told to wait, keeps the place, and is no burden to others")
    void tellsWhoJoinsWithoutEndToWait() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        fan.joins(concert).expect(201);

        Answer refused = Stream.generate(() -> fan.joins(concert))
                .limit(1_000)
                .dropWhile(answer -> answer.is(200))
                .findFirst()
                .orElseThrow();

        refused.refused(429, "too-many-requests");
        assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1");
        assertThat(fan.looksAtQueue().expect(200).number("ahead")).isZero();
        assertThat(frontrow.fan().joins(concert).expect(201).number("ahead")).isEqualTo(1);
        await().until(() -> fan.joins(concert).is(200));
    }

    @Test
    @DisplayName("S3-1.2.1 Where the policy says so, who asks again starts anew at the end, and the old token is void")
    void startsAnewWhereThePolicySaysSo() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.reentry("REQUEUE"));
        Fan fan = frontrow.fan();
        fan.joins(concert).expect(201);
        String before = fan.queueToken();
        frontrow.fan().joins(concert).expect(201);

        Answer again = fan.joins(concert).expect(201);

        assertThat(again.number("ahead")).isEqualTo(1);
        assertThat(again.number("estimatedWaitSeconds")).isNotNegative();
        fan.carrying(before).looksAtQueue().refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S0-2 Who is in and asks again has the same token, the same session and the same seats")
    void keepsTheLiveTokenAndItsSessionOnceIn() {
        Concert concert = frontrow.concert();
        Fan fan = frontrow.fan().letInto(concert);
        fan.holds(concert.performance(), 7).expect(201);
        Answer before = fan.looksAtQueue().expect(200);

        Answer again = fan.onAnotherDevice().joins(concert).expect(200);

        assertThat(again.text("token")).isEqualTo(fan.queueToken());
        assertThat(again.instant("expiresAt")).isEqualTo(before.instant("expiresAt"));
        assertThat(fan.seats(concert.performance(), "HELD")).containsExactly(7);
    }

    @Test
    @DisplayName("S3-1.2.1 Who starts anew out of a session gives the held seats back, and the next one is let in")
    void givesHeldSeatsBackWhenStartingAnew() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        Fan first = frontrow.fan().letInto(concert);
        first.holds(concert.performance(), 7).expect(201);
        Fan second = frontrow.fan();
        second.joins(concert).expect(201);

        assertThat(first.joins(concert).expect(201).text("state")).isEqualTo("WAITING");

        assertThat(second.isActive()).isTrue();
        second.holds(concert.performance(), 7).expect(201);
        assertThat(first.looksAtQueue().expect(200).number("ahead")).isZero();
    }

    @Test
    @DisplayName("S0-2 Expiry: who starts anew has a token without an expiry until their turn comes again")
    void startsAnewWithoutAnExpiry() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.reentry("REQUEUE"));
        Fan fan = frontrow.fan().letInto(concert);
        frontrow.operator().pauses(concert).expect(200);

        assertThat(fan.joins(concert).expect(201).isNull("expiresAt")).isTrue();

        frontrow.operator().resumes(concert).expect(200);
        assertThat(fan.waitsForTurn().looksAtQueue().isNull("expiresAt")).isFalse();
    }

    @Test
    @DisplayName("S0-2 S0-7 A token expires not while WAITING, but once ACTIVE, and lives at least as long as a hold")
    void expiresOnceActive() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        assertThat(fan.joins(concert).expect(201).isNull("expiresAt")).isTrue();

        frontrow.operator().changes(concert, RoomPolicy.WIDE.sessionSeconds(60)).expect(200);
        Answer active = fan.waitsForTurn().looksAtQueue().expect(200);
        assertThat(active.text("state")).isEqualTo("ACTIVE");
        assertThat(Duration.between(Instant.now(), active.instant("expiresAt"))).isBetween(seconds(1), seconds(60));

        Answer hold = fan.holds(concert.performance(), 7).expect(201);
        assertThat(fan.looksAtQueue().instant("expiresAt")).isAfterOrEqualTo(hold.instant("expiresAt"));
    }

    @Test
    @DisplayName("S1-2 S2-2 A token carries the user's UUID and a queue number, and the numbers only grow")
    void numbersTokensInTheOrderOfJoining() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<Fan> fans = frontrow.fans(5);

        fans.forEach(fan -> fan.joins(concert).expect(201));

        assertThat(fans)
                .allSatisfy(fan -> assertThat(claims(fan).path("sub").asString())
                        .isEqualTo(fan.userId().toString()));
        assertThat(fans.stream().map(fan -> claims(fan).path("place").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("S1-2 S2-2 A token survives leaving only as void; a new one has a higher number")
    void givesAHigherNumberAfterLeaving() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        fan.joins(concert).expect(201);
        long before = claims(fan).path("place").asLong();
        fan.leaves().expect(204);

        fan.joins(concert).expect(201);

        assertThat(claims(fan).path("place").asLong()).isGreaterThan(before);
    }

    @Test
    @DisplayName("S1-3 S2-3 S3-2.1.1 Place, people ahead and expected wait are fresh at every poll")
    void tellsThePlaceAfreshAtEveryPoll() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<Fan> fans = frontrow.fans(3);
        fans.forEach(fan -> fan.joins(concert).expect(201));
        Fan last = fans.get(2);
        assertThat(last.looksAtQueue().expect(200).number("ahead")).isEqualTo(2);

        fans.get(0).leaves().expect(204);

        Answer status = last.looksAtQueue().expect(200);
        assertThat(status.number("ahead")).isEqualTo(1);
        assertThat(status.number("position")).isEqualTo(2);
    }

    @Test
    @DisplayName("S1-3 S3-2.1.1 The expected wait shrinks as the line does")
    void expectsAShorterWaitNearTheFront() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.fan().letInto(concert);
        Fan second = frontrow.fan();
        Fan third = frontrow.fan();
        second.joins(concert).expect(201);
        long before = third.joins(concert).expect(201).number("estimatedWaitSeconds");

        second.leaves().expect(204);

        assertThat(third.looksAtQueue().expect(200).number("estimatedWaitSeconds"))
                .isLessThan(before);
    }

    @Test
    @DisplayName("S1-3 S3-2.1.1 Where people leave sooner than they have to, a shorter wait is expected than before")
    void expectsAsLongAWaitAsPeopleReallyTake() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(60));
        List<Fan> fans = frontrow.fans(13);
        fans.forEach(fan -> fan.joins(concert).expect(201));
        fans.subList(0, 11).forEach(fan -> fan.waitsForTurn().leaves().expect(204));
        fans.get(11).waitsForTurn();

        Concert asSlowAsMayBe = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(60));
        frontrow.fan().letInto(asSlowAsMayBe);
        long byPolicy = frontrow.fan().joins(asSlowAsMayBe).number("estimatedWaitSeconds");

        await().untilAsserted(() -> assertThat(fans.get(12).looksAtQueue().number("estimatedWaitSeconds"))
                .isBetween(1L, byPolicy / 4));
    }

    @Test
    @DisplayName(
            "S1-3 S3-2.1.1 Before the opening the expected wait lasts until then, and while all are held it is unknown")
    void knowsTheOpeningAndKnowsWhatNobodyKnows() {
        Concert later = frontrow.concert(RoomPolicy.WIDE.opensAt(Instant.now().plus(Duration.ofHours(1))));
        Concert paused = frontrow.concert(RoomPolicy.CLOSED);

        Answer early = frontrow.fan().joins(later).expect(201);
        Answer held = frontrow.fan().joins(paused).expect(201);

        assertThat(early.number("estimatedWaitSeconds")).isBetween(3_500L, 3_601L);
        assertThat(early.number("estimatedWaitSecondsHigh")).isBetween(3_500L, 3_602L);
        assertThat(held.isNull("estimatedWaitSeconds")).isTrue();
        assertThat(held.isNull("estimatedWaitSecondsHigh")).isTrue();
    }

    @Test
    @DisplayName("S1-5 The server says how soon to poll again: every 10 s far back, every second near the front")
    void saysHowSoonToPollAgain() {
        Concert slow = frontrow.concert(RoomPolicy.NARROW);
        frontrow.fan().letInto(slow);
        Concert quick = frontrow.concert(RoomPolicy.NARROW.sessionSeconds(10));
        frontrow.fan().letInto(quick);

        assertThat(frontrow.fan().joins(slow).number("pollAfterSeconds")).isEqualTo(10);
        assertThat(frontrow.fan().joins(quick).number("pollAfterSeconds")).isEqualTo(1);
    }

    @Test
    @DisplayName("S3-2.1.2 A token that is not in the queue any more is gone: after leaving, and after its session")
    void tellsThatATokenIsGone() {
        Concert concert = frontrow.concert();
        Fan left = frontrow.fan().letInto(concert);
        left.leaves().expect(204);
        Fan late = frontrow.fan().letInto(concert);
        frontrow.timeMachine().endSession(concert, late);

        left.looksAtQueue().refused(410, "queue-token-gone");
        left.leaves().refused(410, "queue-token-gone");
        late.looksAtQueue().refused(410, "queue-token-gone");
        late.holds(concert.performance(), 1).refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S3-2.1.3 A missing, garbled, forged or foreign token is refused")
    void refusesATokenThatIsNoneOfItsOwn() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        Fan fan = frontrow.fan();
        fan.joins(concert).expect(201);
        String token = fan.queueToken();
        String forged = token.substring(0, token.lastIndexOf('.')) + ".c2lnbmVkIGJ5IG5vYm9keQ";

        fan.onAnotherDevice().looksAtQueue().refused(401, "queue-token-missing");
        fan.carrying("garbled").looksAtQueue().refused(401, "queue-token-invalid");
        fan.carrying(forged).looksAtQueue().refused(401, "queue-token-invalid");
        frontrow.fan().carrying(token).looksAtQueue().refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-2.1.3 S2-9 Nobody joins who is not signed in")
    void letsNoUnknownUserJoin() {
        Request join = Request.post(
                "/concerts/%s/queue-tokens".formatted(frontrow.concert().id()));

        frontrow.sends(join).refused(401, "unauthenticated");
        frontrow.sends(join.with("Authorization", "Bearer garbled")).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("S3-1.1.1 Nobody joins the queue of an unknown concert")
    void knowsNoQueueOfAnUnknownConcert() {
        frontrow.fan().joins(new Concert(UUID.randomUUID(), List.of())).refused(404, "unknown-concert");
    }

    @Test
    @DisplayName(
            "S1-4 S2-4 Before one's turn nothing can be held, reserved or paid, and one is told how many are ahead")
    void refusesBookingBeforeOnesTurn() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        frontrow.fan().joins(concert).expect(201);
        Fan fan = frontrow.fan();
        fan.joins(concert).expect(201);

        assertThat(List.of(
                        fan.holds(concert.performance(), 1),
                        fan.reserves(concert.performance(), 1),
                        fan.reserves(UUID.randomUUID()),
                        fan.releases(UUID.randomUUID()),
                        fan.pays(UUID.randomUUID())))
                .allSatisfy(answer -> assertThat(
                                answer.refused(403, "not-your-turn").number("ahead"))
                        .isEqualTo(1));
    }

    @Test
    @DisplayName("S1-4 Past the queue one can hold, reserve and pay")
    void allowsBookingInOnesTurn() {
        Concert concert = frontrow.concert();
        Fan fan = frontrow.fan().withPoints(50_000).letInto(concert);

        UUID holdId = fan.holds(concert.performance(), 1).expect(201).id("holdId");
        UUID reservationId = fan.reserves(holdId).expect(201).id("reservationId");

        fan.pays(reservationId).expect(201);
    }

    @Test
    @DisplayName("S2-5 Overdue sessions end by themselves, and as many are let in")
    void letsTheNextInWhenASessionEnds() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        Fan first = frontrow.fan().letInto(concert);
        Fan second = frontrow.fan();
        second.joins(concert).expect(201);
        assertThat(second.isActive()).isFalse();

        frontrow.timeMachine().endSession(concert, first);

        second.waitsForTurn();
        first.looksAtQueue().refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S2-5 Who leaves makes room for the next one, first come, first served")
    void letsInFirstComeFirstServed() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        Fan first = frontrow.fan().letInto(concert);
        Fan second = frontrow.fan();
        Fan third = frontrow.fan();
        second.joins(concert).expect(201);
        third.joins(concert).expect(201);

        first.leaves().expect(204);

        second.waitsForTurn();
        assertThat(third.looksAtQueue().expect(200).number("ahead")).isZero();
    }

    @Test
    @DisplayName("S2-5 Nobody is let in before the queue opens")
    void letsNobodyInBeforeTheOpening() {
        RoomPolicy later = RoomPolicy.WIDE.opensAt(Instant.now().plus(Duration.ofHours(1)));
        Concert concert = frontrow.concert(later);
        Fan fan = frontrow.fan();
        assertThat(fan.joins(concert).expect(201).number("estimatedWaitSeconds"))
                .isGreaterThan(3_000);

        frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);

        fan.waitsForTurn();
    }

    @Test
    @DisplayName("S2-3 Everybody may see how busy a queue is")
    void showsHowBusyAQueueIs() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.fan().letInto(concert);
        frontrow.fan().joins(concert).expect(201);

        await().untilAsserted(() -> {
            Answer queue = frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                    .expect(200);
            assertThat(queue.number("active")).isEqualTo(1);
            assertThat(queue.number("waiting")).isEqualTo(1);
            assertThat(queue.number("capacity")).isEqualTo(1);
        });
    }

    private static JsonNode claims(Fan fan) {
        String payload = fan.queueToken().split("\\.", -1)[1];
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(payload));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
