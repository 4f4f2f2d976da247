package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Users who wait and fall silent. Who has the turn holds a seat, and so keeps it however silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // because most of it is waiting
class AbsenceTest {

    private static final RoomPolicy FORGIVING = RoomPolicy.NARROW.idleSeconds(4).awaySeconds(600);
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer server = FrontrowServer.start(stores);
    private final TestSystem frontrow = TestSystem.of(stores, server);

    @AfterAll
    void end() {
        server.close();
    }

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("P-17 Who is away keeps the place, is passed over by those who are there, and is next when back")
    void keepsThePlaceOfWhoIsAway() {
        Concert concert = frontrow.concert(FORGIVING);
        TestUser first = holder(concert);
        TestUser silent = waiting(concert);
        TestUser behind = waiting(concert);

        await().atMost(TIMEOUT).pollInSameThread().untilAsserted(() -> {
            assertThat(positionOf(behind)).isEqualTo(2);
            assertThat(count(concert, "away")).isEqualTo(1);
        });
        assertThat(count(concert, "waiting")).isEqualTo(2);
        first.leaves().expect(204);
        behind.waitsForTurn();
        behind.holds(concert.performance(), 2).expect(201);

        assertThat(positionOf(silent)).isEqualTo(1);
        assertThat(count(concert, "away")).isZero();
        TestUser last = waiting(concert);
        behind.leaves().expect(204);
        silent.waitsForTurn();
        assertThat(last.isActive()).isFalse();
    }

    @Test
    @DisplayName("P-17 Nobody is admitted while away; the first request of who is back gets the turn that had come")
    void admitsWhoComesBackAtOnce() {
        Concert concert = frontrow.concert(FORGIVING);
        TestUser first = holder(concert);
        TestUser polling = waiting(concert);
        TestUser streaming = waiting(concert);
        TestUser joining = waiting(concert);
        await().atMost(TIMEOUT).until(() -> count(concert, "away") == 3);
        first.leaves().expect(204);
        await("nobody is admitted")
                .during(Duration.ofSeconds(2))
                .atMost(TIMEOUT)
                .until(() -> count(concert, "active") == 0);

        assertThat(polling.isActive()).isTrue();

        polling.leaves().expect(204);
        try (StreamClient stream = streaming.watchesQueue(server.address())) {
            stream.next("admitted");
        }
        streaming.leaves().expect(204);
        joining.joins(concert).expect(200);
        joining.waitsForTurn();
    }

    @Test
    @DisplayName("P-17 Who is away for awaySeconds is gone; who has the turn and holds nothing loses it when idle")
    void endsAnAbsence() {
        Concert concert = frontrow.concert(FORGIVING.awaySeconds(15));
        TestUser idle = frontrow.user().admitInto(concert);
        TestUser silent = waiting(concert);
        await().atMost(TIMEOUT).until(() -> {
            idle.looksAtQueue().expect(200);
            return count(concert, "away") == 1;
        });

        await().atMost(TIMEOUT).until(() -> count(concert, "waiting") == 0 && count(concert, "active") == 0);

        assertThat(silent.looksAtQueue().refused(410, "queue-token-gone").text("reason"))
                .isEqualTo("IDLE");
        assertThat(idle.looksAtQueue().refused(410, "queue-token-gone").text("reason"))
                .isEqualTo("IDLE");
    }

    @Test
    @DisplayName("P-17 Who waits in the room of a new concert is away after two minutes, and gone ten minutes later")
    void hasForgivingDefaults() {
        Concert concert = frontrow.operator().announces(Instant.now().minusSeconds(60));

        HttpReply room = frontrow.operator().seesWaitingRoom(concert).expect(200);

        assertThat(room.number("idleSeconds")).isEqualTo(120);
        assertThat(room.number("awaySeconds")).isEqualTo(600);
    }

    private TestUser holder(Concert concert) {
        TestUser holder = frontrow.user().admitInto(concert);
        holder.holds(concert.performance(), 1).expect(201);
        return holder;
    }

    private TestUser waiting(Concert concert) {
        TestUser user = frontrow.user();
        assertThat(user.joins(concert).expect(201).text("state")).isEqualTo("WAITING");
        return user;
    }

    private static long positionOf(TestUser user) {
        return user.looksAtQueue().expect(200).number("position");
    }

    private long count(Concert concert, String name) {
        return frontrow.operator().seesWaitingRoom(concert).expect(200).number(name);
    }
}
