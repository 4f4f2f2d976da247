package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operator actions on a waiting room. */
class OperatorAdmissionScenarioTest {

    private final TestSystem frontrow = TestSystem.sharedByTwo();

    @Test
    @DisplayName("S2-5 An operator admits a user ahead of turn, and the others keep their places")
    void admitsAUserAheadOfTurn() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        List<TestUser> users = frontrow.users(3);
        users.forEach(user -> user.joins(concert).expect(201));

        assertThat(frontrow.operator()
                        .admitsAhead(concert, users.getLast())
                        .expect(201)
                        .text("state"))
                .isEqualTo("ACTIVE");

        users.getLast().holds(concert.performance(), 7).expect(201);
        assertThat(users.getFirst().looksAtQueue().expect(200).number("ahead")).isZero();
        frontrow.operator().resumes(concert).expect(200);
        users.forEach(TestUser::waitsForTurn);
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S2-5 No user is admitted beyond the capacity, not even by an operator")
    void admitsNoUserBeyondTheCapacity() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);

        frontrow.operator().admitsAhead(concert, second).refused(409, "room-full");
        frontrow.operator().admitsAhead(concert, first).refused(404, "unknown-ticket");
        frontrow.operator().admitsAhead(concert, frontrow.user()).refused(404, "unknown-ticket");
        assertThat(second.isActive()).isFalse();
    }

    @Test
    @DisplayName("S2-5 Removing a user releases their seats and admits the next user")
    void removesAUserAndAdmitsTheNext() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        first.holds(concert.performance(), 7).expect(201);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);

        frontrow.operator().removes(concert, first).expect(204);

        first.looksAtQueue().refused(410, "queue-token-gone");
        second.waitsForTurn().holds(concert.performance(), 7).expect(201);
        frontrow.operator().removes(concert, first).refused(404, "unknown-ticket");
    }

    @Test
    @DisplayName("P-19 A room shows its last hour, and how often the estimates held that users were told")
    void showsHistoryAndPromises() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        // An application that is just starting may let the first user wait, and tell how long.
        JsonNode before = promises(concert);
        TestUser second = frontrow.user();
        second.joins(concert).expect(201);
        String promises = new ConcertKeys(new ConcertId(concert.id())).promises();
        await().until(() -> TestRedis.template().hasKey(promises).block(), Boolean.TRUE::equals);

        first.leaves().expect(204);
        second.waitsForTurn();

        JsonNode after = promises(concert);
        assertThat(Stream.of("told", "kept", "keptByMedian")
                        .map(count ->
                                after.path(count).asInt() - before.path(count).asInt()))
                .containsExactly(1, 1, 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(history(concert))
                        .filteredOn(point -> !point.path("waiting").isNull())
                        .last()
                        .satisfies(point ->
                                assertThat(point.path("active").asInt()).isEqualTo(1)));
        assertThat(history(concert)).hasSize(360);
        assertThat(history(concert).getFirst().path("waiting").isNull()).isTrue();
    }

    private JsonNode promises(Concert concert) {
        return frontrow.operator().seesWaitingRoom(concert).expect(200).json().path("promises");
    }

    private List<JsonNode> history(Concert concert) {
        return frontrow.operator()
                .sends(Request.get("/admin/concerts/%s/waiting-room/history".formatted(concert.id())))
                .expect(200)
                .json()
                .path("points")
                .valueStream()
                .toList();
    }

    @Test
    @DisplayName("S2-5 While a waiting room is paused, no user is admitted and all keep their places")
    void keepsPlacesWhilePaused() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = frontrow.user().admitInto(concert);
        List<TestUser> line = frontrow.users(3);
        line.forEach(user -> user.joins(concert).expect(201));

        assertThat(frontrow.operator()
                        .pauses(concert)
                        .expect(200)
                        .json()
                        .path("paused")
                        .asBoolean())
                .isTrue();
        first.leaves().expect(204);
        assertThat(line.stream().map(user -> user.looksAtQueue().expect(200).number("position")))
                .containsExactly(1L, 2L, 3L);

        frontrow.operator().resumes(concert).expect(200);
        line.getFirst().waitsForTurn();
        assertThat(line.getLast().looksAtQueue().expect(200).number("position")).isEqualTo(2);
    }

    @Test
    @DisplayName("S2-5 The operator log shows who admitted whom and who paused the waiting room")
    void logsTheActionsOfOperators() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.capacity(1));
        List<TestUser> users = frontrow.users(2);
        users.forEach(user -> user.joins(concert).expect(201));
        frontrow.operator().admitsAhead(concert, users.getFirst()).expect(201);
        frontrow.operator().admitsAhead(concert, users.getLast()).refused(409, "room-full");
        frontrow.operator().removes(concert, users.getFirst()).expect(204);
        frontrow.operator().resumes(concert).expect(200);

        HttpReply actions = frontrow.operator().seesActions(concert).expect(200);

        assertThat(actions.items().stream().map(it -> it.path("action").asString()))
                .containsExactly(
                        "RESUME",
                        "REMOVE",
                        "LET_IN_REFUSED",
                        "LET_IN",
                        "LET_IN",
                        "CREATE_PERFORMANCE",
                        "CHANGE_POLICY",
                        "CREATE_CONCERT");
        assertThat(actions.items().get(1).path("userId").asString())
                .isEqualTo(users.getFirst().userId().toString());
        assertThat(actions.items().get(0).path("userId").isNull()).isTrue();
    }

    @Test
    @DisplayName("S2-3 Metrics show how many users wait and have their turn, for each concert in use")
    void showsTheCountsAsMetrics() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        frontrow.user().admitInto(concert);
        frontrow.users(2).forEach(user -> user.joins(concert).expect(201));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(frontrow.metrics())
                        .contains(
                                "frontrow_room_waiting{concert=\"%s\"} 2.0".formatted(concert.id()),
                                "frontrow_room_active{concert=\"%s\"} 1.0".formatted(concert.id()),
                                "frontrow_room_admitted_total{concert=\"%s\"} 1.0".formatted(concert.id())));
    }
}
