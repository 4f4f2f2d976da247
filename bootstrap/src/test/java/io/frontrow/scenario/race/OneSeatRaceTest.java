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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneSeatRaceTest {

    private static final int SEAT = 7;

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();

    @AfterEach
    void auditFindsNothing() {
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S4-3 S2-11 Of 500 concurrent holds of one seat one succeeds, and 499 are refused because it is taken")
    void oneOfManyHoldsTheSeat() {
        List<HttpReply> replies = Concurrently.forEach(admitted(500), user -> user.holds(performance, SEAT));

        oneHasTheSeat(replies);
    }

    @Test
    @DisplayName("S4-3 S2-11 Of 100 concurrent reservations of one seat one succeeds")
    void oneOfManyReservesTheSeat() {
        List<HttpReply> replies = Concurrently.forEach(admitted(100), user -> user.reserves(performance, SEAT));

        oneHasTheSeat(replies);
    }

    @Test
    @DisplayName("S4-3 S2-11 U-4 If Redis gives one seat to many users, Postgres still gives it to one")
    void postgresDecidesWhoHasASeatThatRedisGaveToMany() {
        List<TestUser> users = admitted(20);
        List<UUID> holds = users.stream().map(this::holdsWhatRedisForgets).toList();

        List<HttpReply> replies =
                Concurrently.times(users.size(), number -> users.get(number).reserves(holds.get(number)));

        oneHasTheSeat(replies);
    }

    @Test
    @DisplayName("S4-3 S2-11 Groups that reserve overlapping seats concurrently get all of their seats or none")
    void groupsGetAllOfTheirSeatsOrNone() {
        List<TestUser> users = admitted(60);

        List<HttpReply> replies =
                Concurrently.times(users.size(), number -> users.get(number).reserves(performance, row(number)));

        List<Integer> sold = replies.stream()
                .filter(reply -> reply.is(201))
                .flatMap(reply -> reply.json().path("seatNumbers").valueStream())
                .map(seat -> seat.asInt())
                .toList();
        assertThat(sold).isNotEmpty().doesNotHaveDuplicates();
        assertThat(replies).filteredOn(reply -> !reply.is(201)).allSatisfy(OneSeatRaceTest::isTaken);
    }

    private List<TestUser> admitted(int count) {
        List<TestUser> users = frontrow.users(count);
        return Concurrently.forEach(users, user -> user.admitInto(concert));
    }

    private UUID holdsWhatRedisForgets(TestUser user) {
        UUID holdId = user.holds(performance, SEAT).expect(201).id("holdId");
        frontrow.timeMachine().forgetHolder(performance, SEAT);
        return holdId;
    }

    /** Four seats that overlap with those of the neighbors. */
    private static int[] row(int number) {
        int first = number % (Performance.SEATS - 3) + 1;
        return IntStream.range(first, first + 4).toArray();
    }

    private static void oneHasTheSeat(List<HttpReply> replies) {
        assertThat(replies).filteredOn(reply -> reply.is(201)).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> !reply.is(201))
                .hasSize(replies.size() - 1)
                .allSatisfy(OneSeatRaceTest::isTaken);
    }

    private static void isTaken(HttpReply reply) {
        reply.refused(409, "seats-taken");
    }
}
