package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.scenario.harness.TimeMachine;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@ExtendWith(OutputCaptureExtension.class)
class JobsTest {

    /** More than the number of queues that the job processes concurrently. */
    private static final int MORE_THAN_THE_CONCURRENCY = 20;

    private final ReactiveStringRedisTemplate redis = TestRedis.template();
    private final TestSystem frontrow = TestSystem.shared();
    private final TimeMachine timeMachine = frontrow.timeMachine();
    private final Concert concert = frontrow.concert();
    private final Performance performance = concert.performance();

    @Test
    @DisplayName("S3-8.2.1 S3-8.2.2 A job purges expired holds and logs how many")
    void purgesExpiredHolds(CapturedOutput log) {
        List<TestUser> users = frontrow.users(3);
        List<UUID> holds = IntStream.range(0, users.size())
                .mapToObj(i -> users.get(i)
                        .admitInto(concert)
                        .holds(performance, i + 1)
                        .expect(201)
                        .id("holdId"))
                .toList();

        holds.forEach(hold -> timeMachine.endHold(concert, hold));

        await().until(() -> timeMachine.hasNoExpiredHolds(performance));
        await().untilAsserted(() -> assertThat(log).containsPattern("Job purge-holds processed [1-3] items"));
    }

    @Test
    @DisplayName("S3-8.2.2 S3-8.2.3 S1-6 A job expires unpaid reservations, and their seats are bookable again")
    void expiresUnpaidReservations(CapturedOutput log) {
        TestUser user = frontrow.user().admitInto(concert);
        UUID reservationId = user.reserved(performance, 1, 2);

        timeMachine.endReservation(concert, reservationId);

        await().until(() -> timeMachine.isMarkedExpired(reservationId));
        await().untilAsserted(() -> assertThat(log).containsPattern("Job expire-reservations processed [1-9]"));
        frontrow.user().admitInto(concert).reserves(performance, 1, 2).expect(201);
    }

    @Test
    @DisplayName("S3-8.2.3 Seats are bookable again after their deadline, before any job has run")
    void makesSeatsBookableAgainWithoutAJob() {
        TestUser user = frontrow.user().admitInto(concert);
        TestUser other = frontrow.user().admitInto(concert);
        UUID reservationId = user.reserved(performance, 1);

        timeMachine.endReservation(concert, reservationId);

        other.reserves(performance, 1).expect(201);
    }

    @Test
    @DisplayName("S3-8.1.1 S3-8.1.2 S3-8.1.3 A job evicts idle entries and logs how many; the others move up")
    void evictsIdleEntries(CapturedOutput log) {
        Concert narrow = frontrow.concert(RoomPolicy.NARROW.idleSeconds(5));
        TestUser idleInside = frontrow.user().admitInto(narrow);
        TestUser idleInLine = frontrow.user();
        TestUser present = frontrow.user();
        idleInLine.joins(narrow).expect(201);
        assertThat(present.joins(narrow).expect(201).number("pollAfterSeconds")).isEqualTo(1);

        present.waitsForTurn();

        idleInside.looksAtQueue().refused(410, "queue-token-gone");
        idleInside.holds(narrow.performance(), 1).refused(410, "queue-token-gone");
        idleInLine.looksAtQueue().refused(410, "queue-token-gone");
        await().untilAsserted(() -> assertThat(log).containsPattern("Job evict-idle processed [1-9]"));
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S3-8.3.1 S2-5 A failure in one queue stops no other, and the queue works again once repaired")
    void admitsToOtherQueuesWhenOneFails(CapturedOutput log) {
        String line = "frontrow:{%s}:waiting".formatted(concert.id());
        redis.opsForValue().set(line, "no line at all").block();
        List<Concert> others = IntStream.range(0, MORE_THAN_THE_CONCURRENCY)
                .mapToObj(_ -> frontrow.concert())
                .toList();

        frontrow.user().admitInto(others.getLast());

        await().untilAsserted(
                        () -> assertThat(log).containsPattern("Job (full-)?admission failed and will be retried"));
        redis.delete(line).block();
        frontrow.user().admitInto(concert);
        await().untilAsserted(() -> assertThat(log).containsPattern("Job (full-)?admission succeeds again after"));
        others.forEach(it -> timeMachine.begin(it.performance()));
    }
}
