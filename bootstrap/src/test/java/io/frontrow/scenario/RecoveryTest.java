package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances whose Redis loses all data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

    private static final int CROWD = 40;

    private final EmbeddedRedis redis = started();
    private final Stores stores = storesWith(redis);
    private final FrontrowServer one = FrontrowServer.start(stores, FrontrowServer.IMPATIENT_WITH_REDIS);
    private final FrontrowServer other = FrontrowServer.start(stores, FrontrowServer.IMPATIENT_WITH_REDIS);
    private final TestSystem frontrow = TestSystem.of(stores, one, other);

    @AfterAll
    void end() {
        one.close();
        other.close();
        redis.stop();
    }

    @Test
    @DisplayName("S2-2 S2-11 After Redis lost all data, users return to their places, and reservations can be paid")
    void restoresEveryPlace() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser buyer = frontrow.user().withPoints(50_000).admitInto(concert);
        UUID reservationId = buyer.reserved(concert.performance(), 1);
        List<TestUser> crowd = frontrow.users(CROWD);
        crowd.forEach(user -> user.joins(concert).expect(201));

        redis.execute("FLUSHALL");
        assertThat(buyer.isActive()).isTrue();
        TestUser newcomer = frontrow.user();
        newcomer.joins(concert).expect(201);
        comeBack(crowd);

        assertThat(crowd.stream().map(RecoveryTest::ahead))
                .containsExactlyElementsOf(LongStream.range(0, CROWD).boxed().toList());
        assertThat(ahead(newcomer)).isEqualTo(CROWD);
        buyer.pays(reservationId).expect(201);

        crowd.getFirst().waitsForTurn();
        assertThat(ahead(newcomer)).isEqualTo(CROWD - 1);
        frontrow.operator().findsNothingWrong();

        redis.execute("FLUSHALL");
        buyer.looksAtQueue().refused(410, "queue-token-gone");
    }

    @Test
    @DisplayName("S3-2.1.1 S2-4 A guarded call restores a lost place, as reading the queue status does")
    void restoresThePlaceOnAnyCall() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser first = frontrow.user();
        TestUser second = frontrow.user();
        first.joins(concert).expect(201);
        second.joins(concert).expect(201);

        redis.execute("FLUSHALL");

        assertThat(second.holds(concert.performance(), 1)
                        .refused(403, "not-your-turn")
                        .number("ahead"))
                .isZero();
        assertThat(first.seesSeats(concert.performance())
                        .refused(403, "not-your-turn")
                        .number("ahead"))
                .isZero();
        assertThat(ahead(second)).isEqualTo(1);
    }

    @Test
    @DisplayName("S0-2 After a loss, the earlier of a user's two tokens is valid")
    void keepsTheEarlierOfTwoTokens() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        redis.execute("FLUSHALL");
        TestUser elsewhere = user.onAnotherDevice();
        elsewhere.joins(concert).expect(201);

        user.looksAtQueue().expect(200);

        elsewhere.looksAtQueue().refused(410, "queue-token-gone");
        assertThat(elsewhere.joins(concert).expect(200).text("token")).isEqualTo(user.queueToken());
    }

    @Test
    @DisplayName("S2-5 A lost entry whose user leaves cannot be restored")
    void doesNotRestoreAUserWhoLeaves() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        redis.execute("FLUSHALL");

        user.leaves().expect(204);

        user.looksAtQueue().refused(410, "queue-token-gone");
    }

    /** All users poll concurrently and in random order, each of them twice. */
    static void comeBack(List<TestUser> crowd) {
        List<TestUser> shuffled = new ArrayList<>(crowd);
        shuffled.addAll(crowd);
        Collections.shuffle(shuffled, new Random(5));
        List<HttpReply> replies = Concurrently.forEach(shuffled, TestUser::looksAtQueue);
        assertThat(replies).allSatisfy(reply -> reply.expect(200));
    }

    static long ahead(TestUser user) {
        return user.looksAtQueue().expect(200).number("ahead");
    }

    private static EmbeddedRedis started() {
        EmbeddedRedis server = new EmbeddedRedis();
        server.start();
        return server;
    }

    private static Stores storesWith(EmbeddedRedis redis) {
        Stores stores = Stores.ofTests();
        return stores.through(stores.postgresPort(), redis.port());
    }
}
