package io.frontrow.adapter.redis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.SilentUser;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Violates each invariant by hand, and expects the check to report it. */
class RedisQueueChecksTest {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
    private final ConcertKeys keys = new ConcertKeys(concertId);
    private final ReactiveStringRedisTemplate redis = TestRedis.template();
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);
    private final RedisSeatHolds holds = new RedisSeatHolds(redis);
    private final RedisQueueChecks checks = new RedisQueueChecks(redis);

    private List<QueueEntry> in = List.of();
    private List<QueueEntry> waiting = List.of();

    @BeforeEach
    void threeAreAdmittedAndTwoWait() {
        in = joined(3);
        admit(TestRoom.of(concertId).capacity(3));
        waiting = joined(2);
        hold(in.getFirst(), Duration.ofMinutes(5), 12, 13);
    }

    @Test
    void findsNothingInARoomInUse() {
        assertThat(check()).extracting(check -> check.invariant().number()).containsExactly(13, 14, 15, 20);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsNothingInAnUnusedRoom() {
        assertThat(get(checks.check(List.of(new ConcertId(UUID.randomUUID())))))
                .hasSize(4)
                .allMatch(AuditCheck::isOk);
    }

    @Test
    void findsNothingWithoutRooms() {
        assertThat(get(checks.check(List.of()))).hasSize(4).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsAHoldWithoutExpiry() {
        get(redis.persist(keys.seat(performanceId, 12)));

        assertThat(violations(13)).singleElement().asString().contains(performanceId.value() + ":12 never ends");
    }

    @Test
    void findsAHoldThatLastsTooLong() {
        hold(in.getFirst(), Duration.ofMinutes(6), 14);

        assertThat(violations(13)).singleElement().asString().contains(performanceId.value() + ":14 lasts");
    }

    @Test
    void doesNotReportViolationsOfOtherConcerts() {
        get(redis.persist(keys.seat(performanceId, 12)));

        assertThat(get(checks.check(List.of(new ConcertId(UUID.randomUUID()))))).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsMoreTurnsThanTheCapacity() {
        UserId intruder = waiting.getFirst().userId();
        takeOut(waiting.getFirst());
        get(redis.opsForZSet().add(keys.active(), intruder.value().toString(), soonMs()));

        assertThat(violations(14)).singleElement().asString().contains("4 are in where 3 may be");
    }

    @Test
    void acceptsTurnsFromBeforeTheCapacityWasLowered() {
        admit(TestRoom.of(concertId).epoch(2).capacity(1));

        assertThat(violations(14)).isEmpty();
    }

    @Test
    void acceptsTurnsRestoredForPayment() {
        QueueEntry lost = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(7));
        get(queue.restore(lost, new TurnRecord.Unpaid(Duration.ofMinutes(1))));

        assertThat(get(queue.counts(concertId)).active()).isEqualTo(4);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void theCeilingSinksAsTurnsEnd() {
        TestRoom lowered = TestRoom.of(concertId).epoch(2).capacity(1);
        admit(lowered);
        get(redis.opsForZSet().remove(keys.active(), userOf(in.get(1))));
        get(redis.opsForHash().remove(keys.entries(), userOf(in.get(1))));
        admit(lowered);
        takeOut(waiting.getFirst());
        get(redis.opsForZSet().add(keys.active(), userOf(waiting.getFirst()), soonMs()));

        assertThat(violations(14)).singleElement().asString().contains("3 are in where 2 may be");
    }

    @Test
    void findsATurnThatAHoldExtendedByTooMuch() {
        admit(TestRoom.of(concertId).epoch(2).capacity(4).turnSeconds(1));
        hold(waiting.getFirst(), Duration.ofMinutes(5), 15);
        assertThat(violations(20)).isEmpty();

        UserId userId = waiting.getFirst().userId();
        Double end = get(redis.opsForZSet().score(keys.active(), userOf(waiting.getFirst())));
        get(redis.opsForValue().set(keys.baseEndOf(userId), "%.0f:%.0f".formatted(end - 300_001, end)));

        assertThat(violations(20)).singleElement().asString().contains(userOf(waiting.getFirst()));
    }

    @Test
    void findsATurnThatEndsLaterThanAnyTurnCan() {
        get(redis.opsForZSet().add(keys.active(), userOf(in.get(1)), 9e15));

        assertThat(violations(20)).singleElement().asString().contains(userOf(in.get(1)));
    }

    @Test
    void findsAUserWhoIsBothAdmittedAndWaiting() {
        get(redis.opsForZSet().add(keys.waiting(), userOf(in.get(1)), 7));

        assertThat(violations(14)).singleElement().asString().contains("misplaced ticket " + idOf(in.get(1)));
    }

    @Test
    void acceptsAnEntryThatIsNeitherWaitingNorAdmittedAsGone() {
        takeOut(waiting.getFirst());

        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsAWaitingUserWithoutAnEntry() {
        get(redis.opsForHash().remove(keys.entries(), userOf(waiting.getFirst())));

        assertThat(violations(14)).singleElement().asString().contains("without a ticket");
    }

    @Test
    void findsAnAdmittedUserWithoutAnEntry() {
        get(redis.opsForHash().remove(keys.entries(), userOf(in.getFirst())));

        assertThat(violations(14)).singleElement().asString().contains("without a ticket");
    }

    @Test
    void findsAUserWaitingAtAnotherPlaceThanTheirEntrys() {
        get(redis.opsForZSet().add(keys.waiting(), userOf(waiting.getFirst()), 7));

        assertThat(violations(14)).singleElement().asString().contains("misplaced ticket " + idOf(waiting.getFirst()));
    }

    @Test
    void findsAWaitingUserWhoIsNeitherPresentNorAway() {
        get(redis.opsForZSet().remove(keys.present(), userOf(waiting.getFirst())));

        assertThat(violations(14)).singleElement().asString().contains("misplaced ticket " + idOf(waiting.getFirst()));
    }

    @Test
    void findsAUserWhoIsBothPresentAndAway() {
        get(redis.opsForZSet().add(keys.away(), userOf(waiting.getFirst()), 7));

        assertThat(violations(14)).singleElement().asString().contains("misplaced ticket " + idOf(waiting.getFirst()));
    }

    @Test
    void findsAUserPresentAtAnotherPlaceThanTheirEntrys() {
        get(redis.opsForZSet().add(keys.present(), userOf(waiting.getFirst()), 7));

        assertThat(violations(14)).singleElement().asString().contains("misplaced ticket " + idOf(waiting.getFirst()));
    }

    @Test
    void findsAnAdmittedUserWhoIsPresentOrAwayInTheQueue() {
        get(redis.opsForZSet().add(keys.present(), userOf(in.getFirst()), 7));
        get(redis.opsForZSet().add(keys.away(), userOf(in.get(1)), 7));

        assertThat(violations(14))
                .hasSize(2)
                .anyMatch(violation -> violation.contains(idOf(in.getFirst())))
                .anyMatch(violation -> violation.contains(idOf(in.get(1))));
    }

    @Test
    void acceptsAUserWhoWasOvertakenWhileAway() {
        TestRoom wider = TestRoom.of(concertId).epoch(2).capacity(4).awaySeconds(600);
        SilentUser.of(concertId, waiting.getFirst().userId(), Duration.ofMinutes(2));
        admit(wider);
        assertThat(get(queue.state(waiting.getLast()))).isInstanceOf(EntryState.Active.class);
        assertThat(check()).allMatch(AuditCheck::isOk);

        get(queue.record(concertId, List.of(waiting.getFirst().userId())));
        admit(wider.epoch(3).capacity(5));

        assertThat(get(queue.state(waiting.getFirst()))).isInstanceOf(EntryState.Active.class);
        assertThat(check()).allMatch(AuditCheck::isOk);
        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));
        assertThat(violations(15)).singleElement().asString().contains("after one behind it");
    }

    @Test
    void findsAnAdmissionOutOfOrder() {
        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));

        assertThat(violations(15)).singleElement().asString().contains("after one behind it");
    }

    @Test
    void acceptsALaterAdmissionOfARestoredEntry() {
        QueueEntry early = new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(7));
        get(queue.restore(early, new TurnRecord.Unknown()));
        admit(TestRoom.of(concertId).epoch(2).capacity(5));

        assertThat(get(queue.state(early))).isInstanceOf(EntryState.Active.class);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void findsAnEntryThatWasAdmittedTwice() {
        get(redis.opsForList().rightPush(keys.admissionLog(), idOf(in.getFirst()) + ":9000000000000000:1"));

        assertThat(violations(15))
                .singleElement()
                .asString()
                .contains("entry " + idOf(in.getFirst()) + " was admitted twice");
    }

    @Test
    void acceptsAnAdmissionAheadOfTurnAndThoseInFrontThatFollow() {
        TestRoom wider = TestRoom.of(concertId).epoch(2).capacity(5);
        assertThat(get(queue.admitAhead(wider.room(), waiting.getLast()))).isInstanceOf(AheadOfTurn.Admitted.class);

        admit(wider);

        assertThat(get(queue.counts(concertId)).active()).isEqualTo(5);
        assertThat(violations(15)).isEmpty();
    }

    @Test
    void anAdmissionAheadOfTurnDoesNotExcuseOthersOutOfOrder() {
        get(queue.admitAhead(TestRoom.of(concertId).epoch(2).capacity(4).room(), waiting.getLast()));

        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));

        assertThat(violations(15)).singleElement().asString().contains("after one behind it");
    }

    @Test
    void findsAnEntryThatWasAdmittedAheadOfTurnTwice() {
        get(redis.opsForList().rightPush(keys.admissionLog(), idOf(in.getFirst()) + ":7:1:AHEAD"));

        assertThat(violations(15)).singleElement().asString().contains("was admitted twice");
    }

    @Test
    void acceptsAPreQueueAfterAdmissionsAndChecksItsOwnOrder() {
        waiting.forEach(entry -> get(queue.leave(entry, LeaveReason.LEFT)));
        TestRoom preQueue =
                TestRoom.of(concertId).shuffle().opensAt(Instant.now().plusSeconds(3_600));
        IntStream.range(0, 20)
                .forEach(_ -> get(queue.join(
                        preQueue.room(), new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID()))));

        admit(TestRoom.of(concertId).epoch(2));

        assertThat(get(queue.counts(concertId)).active()).isEqualTo(23);
        assertThat(violations(15)).isEmpty();
        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));
        assertThat(violations(15)).singleElement().asString().contains("after one behind it");
    }

    private List<QueueEntry> joined(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> get(queue.join(
                                TestRoom.of(concertId).room(),
                                new UserId(UUID.randomUUID()),
                                new QueueEntryId(UUID.randomUUID())))
                        .entry())
                .toList();
    }

    /** Lets the entry be neither waiting nor admitted. */
    private void takeOut(QueueEntry entry) {
        get(redis.opsForZSet().remove(keys.waiting(), userOf(entry)));
        get(redis.opsForZSet().remove(keys.present(), userOf(entry)));
    }

    private void admit(TestRoom room) {
        get(queue.admit(room.room(), 100));
    }

    private void hold(QueueEntry entry, Duration holdFor, int... seats) {
        SeatHolds.HoldRequest request = new SeatHolds.HoldRequest(
                new HoldId(UUID.randomUUID()),
                entry,
                performanceId,
                SeatNumbers.of(seats),
                SeatNumbers.NONE,
                4,
                holdFor);
        assertThat(get(holds.hold(request))).isInstanceOf(SeatHolds.Outcome.Held.class);
    }

    private static double soonMs() {
        return Instant.now().plusSeconds(60).toEpochMilli();
    }

    private static String userOf(QueueEntry entry) {
        return entry.userId().value().toString();
    }

    private static String idOf(QueueEntry entry) {
        return entry.entryId().value().toString();
    }

    private List<AuditCheck> check() {
        return get(checks.check(List.of(concertId)));
    }

    /** The violations of one invariant; the others must hold. */
    private List<String> violations(int number) {
        assertThat(check())
                .filteredOn(check -> check.invariant().number() != number)
                .allMatch(AuditCheck::isOk);
        return check().stream()
                .filter(check -> check.invariant().number() == number)
                .flatMap(check -> check.violations().stream())
                .toList();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
