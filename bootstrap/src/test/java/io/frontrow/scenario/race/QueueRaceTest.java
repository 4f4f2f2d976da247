package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueRaceTest {

    private static final int USERS = 200;

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final Concert concert = frontrow.concert(RoomPolicy.CLOSED);

    @Test
    @DisplayName("S2-11 S2-3 S2-2 200 users who join concurrently have 200 different places")
    void everyUserHasADifferentPlace() {
        List<TestUser> users = frontrow.users(USERS);

        Concurrently.forEach(users, user -> user.joins(concert));

        assertThat(users.stream().map(user -> user.looksAtQueue().expect(200).number("ahead")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, USERS).boxed().toList());
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S2-11 S0-2 A user who joins 100 times concurrently has one token and one place")
    void oneUserHasOnePlace() {
        TestUser user = frontrow.user();

        List<HttpReply> replies =
                Concurrently.times(100, _ -> user.onAnotherDevice().joins(concert));

        assertThat(replies.stream().map(reply -> reply.text("token")).distinct())
                .hasSize(1);
        assertThat(frontrow.operator().seesWaitingRoom(concert).expect(200).number("waiting"))
                .isEqualTo(1);
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S2-11 S3-1.2.1 A user who requeues 100 times concurrently has one live token in the end")
    void aUserWhoRequeuesHasOneLiveToken() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.reentry("REQUEUE"));
        TestUser user = frontrow.user();

        List<String> tokens = Concurrently.times(
                100, _ -> user.onAnotherDevice().joins(concert).expect(201).text("token"));

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(tokens.stream()
                        .map(token -> user.carrying(token).looksAtQueue())
                        .filter(reply -> reply.is(200)))
                .hasSize(1);
        assertThat(frontrow.operator().seesWaitingRoom(concert).expect(200).number("waiting"))
                .isEqualTo(1);
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName(
            "S2-11 S0-2 However users join, requeue, leave and are admitted concurrently, none has two live tokens")
    void noUserHasTwoLiveTokens() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.capacity(3).reentry("REQUEUE"));
        List<TestUser> users = frontrow.users(8);

        Concurrently.times(160, number -> {
            TestUser user = users.get(number % users.size());
            return switch (number / users.size() % 4) {
                case 0, 1 -> user.onAnotherDevice().joins(concert);
                case 2 -> frontrow.operator().admitsAhead(concert, user);
                default -> frontrow.operator().removes(concert, user);
            };
        });

        assertThat(frontrow.operator().seesWaitingRoom(concert).expect(200).number("active"))
                .isLessThanOrEqualTo(3);
        frontrow.operator().findsNothingWrong();
    }
}
