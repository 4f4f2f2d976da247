package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Walks at random through a turn of a second, whose end comes in the middle of the walk. */
class TurnBoundTest {

    private static final int STEPS_MIN = 40;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final int SEATS = 6;

    private final TestSystem frontrow = TestSystem.shared();
    private final Concert concert = frontrow.concert(RoomPolicy.WIDE.sessionSeconds((int) TURN.toSeconds()));
    private final Performance performance = concert.performance();
    private final List<UUID> holds = new ArrayList<>();
    private final List<UUID> reservations = new ArrayList<>();

    @RepeatedTest(4)
    @DisplayName("P-3 Whatever is done in a turn, it and what is unpaid end within the turn and a hold")
    void boundsATurnWhateverIsDoneInIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TestUser user = frontrow.user().withPoints(100 * Performance.PRICE);
        Instant joined = Instant.now();
        user.admitInto(concert);
        Instant end = Instant.now().plus(TURN);

        for (int i = 0; i < STEPS_MIN || Instant.now().isBefore(end.plus(TURN)); i++) {
            String at = "seed %s, step %s".formatted(seed, i);
            assertBounded(at, step(user, random), Instant.MIN, end);
            assertBounded(at, user.looksAtQueue(), joined.plus(TURN), end);
        }

        // What a pending card may still pay cannot be given back.
        await().until(() -> {
            holds.forEach(user::releases);
            reservations.forEach(user::cancels);
            return user.looksAtQueue().is(410);
        });
        HttpReply sales = frontrow.operator().seesSales(performance).expect(200);
        assertThat(sales.number("held") + sales.number("reserved")).isZero();
        frontrow.operator().findsNothingWrong();
    }

    private static void assertBounded(String at, HttpReply reply, Instant notBefore, Instant end) {
        assertThat(reply.status()).as("%s: %s", at, reply).isLessThan(500);
        if (reply.status() < 300 && reply.body().contains("\"expiresAt\":\"")) {
            assertThat(reply.instant("expiresAt")).as("%s: %s", at, reply).isBetween(notBefore, end.plus(HOLD));
        }
    }

    private HttpReply step(TestUser user, Random random) {
        int seat = 1 + random.nextInt(SEATS);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> note(holds, "holdId", user.holds(performance, seat));
            case 3 -> user.releases(any(holds, random));
            case 4 -> note(reservations, "reservationId", user.reserves(any(holds, random)));
            case 5 -> note(reservations, "reservationId", user.reserves(performance, seat));
            case 6 -> user.cancels(any(reservations, random));
            case 7 -> user.paysByCard(any(reservations, random), "tok_late");
            case 8 -> user.onAnotherDevice().joins(concert);
            default -> random.nextInt(4) == 0 ? user.pays(any(reservations, random)) : user.looksAtQueue();
        };
    }

    private static HttpReply note(List<UUID> ids, String field, HttpReply reply) {
        if (reply.is(201)) {
            ids.add(reply.id(field));
        }
        return reply;
    }

    /** One of the ids; one of nothing if there are none. */
    private static UUID any(List<UUID> ids, Random random) {
        return ids.isEmpty() ? UUID.randomUUID() : ids.get(random.nextInt(ids.size()));
    }
}
