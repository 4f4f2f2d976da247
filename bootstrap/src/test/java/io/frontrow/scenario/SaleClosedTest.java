package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaleClosedTest {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(15);

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("P-6 A concert without a performance to come has no queue to join")
    void hasNoQueueWithoutAPerformance() {
        Concert announced = frontrow.operator().announces(Instant.now().minus(Duration.ofDays(1)));

        frontrow.user().joins(announced).refused(409, "sale-closed");

        assertThat(queue(announced).json().path("saleClosed").asBoolean()).isTrue();
        Concert onSale = frontrow.operator().adds(announced, Instant.now().plus(Duration.ofDays(1)));
        await().atMost(NOTICED_WITHIN)
                .untilAsserted(
                        () -> assertThat(queue(onSale).json().path("saleClosed").asBoolean())
                                .isFalse());
        frontrow.user().joins(onSale).expect(201);
    }

    @Test
    @DisplayName("P-6 When the last performance begins, those who wait are told that the sale is over")
    void endsTheWaitWhenTheLastPerformanceBegins() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser active = frontrow.user().admitInto(concert);
        List<TestUser> waiting = frontrow.users(3);
        waiting.forEach(user -> user.joins(concert).expect(201));

        try (StreamClient stream = waiting.getFirst().watchesQueue(frontrow.address())) {
            stream.next("position");
            frontrow.timeMachine().begin(concert.performance());

            await().atMost(NOTICED_WITHIN)
                    .untilAsserted(() -> assertThat(waiting.getLast()
                                    .looksAtQueue()
                                    .refused(410, "queue-token-gone")
                                    .text("reason"))
                            .isEqualTo("SALE_CLOSED"));
            assertThat(nextGone(stream)).isEqualTo("SALE_CLOSED");
        }
        assertThat(waiting.get(1)
                        .looksAtQueue()
                        .refused(410, "queue-token-gone")
                        .text("reason"))
                .isEqualTo("SALE_CLOSED");
        assertThat(active.isActive()).isTrue();
        active.leaves().expect(204);
        assertThat(queue(concert).number("active"))
                .as("nobody is admitted any more")
                .isZero();
        frontrow.user().joins(concert).refused(409, "sale-closed");
        assertThat(queue(concert).number("waiting")).isZero();
        assertThat(queue(concert).number("seatsTotal")).isZero();
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("P-6 Whoever joins while the sale closes is refused, or told soon that it is over")
    void closesWhileUsersJoin() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<TestUser> users = frontrow.users(30);
        Queue<TestUser> joined = new ConcurrentLinkedQueue<>();

        Concurrently.forEach(users, user -> {
            if (user.equals(users.get(10))) {
                frontrow.timeMachine().begin(concert.performance());
            }
            HttpReply reply = user.joins(concert);
            assertThat(reply.is(201) || reply.refused(409, "sale-closed").is(409))
                    .isTrue();
            if (reply.is(201)) {
                joined.add(user);
            }
            return reply;
        });

        joined.forEach(user -> await().atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(user.looksAtQueue()
                                .refused(410, "queue-token-gone")
                                .text("reason"))
                        .isEqualTo("SALE_CLOSED")));
    }

    @Test
    @DisplayName("P-6 Users who wait see how many seats are left, and when all are sold")
    void showsTheSeatsLeftToThoseWhoWait() {
        Concert announced = frontrow.operator().announces(Instant.now().minus(Duration.ofDays(1)));
        frontrow.operator().changes(announced, RoomPolicy.NARROW).expect(200);
        Concert concert = frontrow.operator().adds(announced, Instant.now().plus(Duration.ofDays(30)), 1, 2, 100);
        TestUser buyer = frontrow.user().withPoints(1_000).admitInto(concert);
        frontrow.operator().pauses(concert).expect(200);
        TestUser waiting = frontrow.user();
        HttpReply joined = waiting.joins(concert).expect(201);
        assertThat(joined.number("seatsAvailable")).isEqualTo(2);
        assertThat(joined.json().path("soldOut").asBoolean()).isFalse();

        UUID hold = buyer.holds(concert.performance(), 1).expect(201).id("holdId");
        await().atMost(NOTICED_WITHIN)
                .untilAsserted(
                        () -> assertThat(waiting.looksAtQueue().expect(200).number("seatsAvailable"))
                                .isEqualTo(1));
        buyer.releases(hold).expect(204);

        buyer.bought(concert.performance(), 1, 2);

        await().atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(waiting.looksAtQueue()
                                .expect(200)
                                .json()
                                .path("soldOut")
                                .asBoolean())
                        .isTrue());
        assertThat(waiting.looksAtQueue().expect(200).number("seatsAvailable")).isZero();
        assertThat(queue(concert).json().path("soldOut").asBoolean()).isTrue();
        assertThat(queue(concert).number("seatsTotal")).isEqualTo(2);
        assertThat(queue(concert).isNull("message")).isTrue();
    }

    @Test
    @DisplayName("P-6 A token that has ended says why")
    void saysWhyATokenHasEnded() {
        Concert concert = frontrow.concert(RoomPolicy.WIDE.reentry("REQUEUE"));
        TestUser left = frontrow.user().admitInto(concert);
        left.leaves().expect(204);
        TestUser removed = frontrow.user().admitInto(concert);
        frontrow.operator().removes(concert, removed).expect(204);
        TestUser expired = frontrow.user().admitInto(concert);
        frontrow.timeMachine().endTurn(concert, expired);
        TestUser buyer = frontrow.user().withPoints(1_000_000).admitInto(concert);
        buyer.bought(concert.performance(), 1);
        TestUser again = frontrow.user();
        again.joins(concert).expect(201);
        String replaced = again.queueToken();
        again.joins(concert).expect(201);

        assertThat(reason(left)).isEqualTo("LEFT");
        assertThat(left.leaves().refused(410, "queue-token-gone").text("reason"))
                .isEqualTo("LEFT");
        assertThat(left.holds(concert.performance(), 2)
                        .refused(410, "queue-token-gone")
                        .text("reason"))
                .isEqualTo("LEFT");
        assertThat(reason(removed)).isEqualTo("REMOVED");
        assertThat(reason(expired)).isEqualTo("EXPIRED");
        await().atMost(NOTICED_WITHIN)
                .untilAsserted(() -> assertThat(reason(buyer)).isEqualTo("COMPLETED"));
        assertThat(reason(again.carrying(replaced))).isEqualTo("REPLACED");
    }

    private static String reason(TestUser user) {
        return user.looksAtQueue().refused(410, "queue-token-gone").text("reason");
    }

    /** The reason of the event that ends the stream; positions may come before it. */
    private static String nextGone(StreamClient stream) {
        await().atMost(NOTICED_WITHIN).until(stream::hasEnded);
        while (stream.pending() > 2) {
            stream.next("position");
        }
        return stream.next("gone").path("reason").asString();
    }

    private HttpReply queue(Concert concert) {
        return frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                .expect(200);
    }
}
