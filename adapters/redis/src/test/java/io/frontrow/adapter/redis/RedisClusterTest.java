package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.queue.RedisAdmissionFeed;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.test.WallClock;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * Behavior of a cluster that one Redis does not have: it refuses scripts whose keys are not in one slot, moves slots,
 * and loses a part of its masters.
 */
class RedisClusterTest {

    /** Far shorter than the minute after which Lettuce gives up; long enough for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration EVENTUALLY = Duration.ofSeconds(10);

    private final PerformanceId first = new PerformanceId(UUID.randomUUID());
    private final PerformanceId second = new PerformanceId(UUID.randomUUID());
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connectToCluster(TestRedisCluster.addresses(), RedisClientSettings.standard());
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);
    private final RedisSeatHolds holds = new RedisSeatHolds(redis);
    private final RedisQueueChecks queueChecks = new RedisQueueChecks(redis);

    static List<EmbeddedRedis> masters() {
        return TestRedisCluster.masters();
    }

    @AfterEach
    void disconnect() {
        TestRedis.disconnect(redis);
    }

    @ParameterizedTest
    @MethodSource("masters")
    void everythingWorksOnEveryMaster(EmbeddedRedis master) {
        ConcertId concertId = TestRedisCluster.concertOn(master);
        QueueEntry fan = join(concertId).entry();
        assertThat(get(queue.admit(TestRoom.of(concertId).room(), 10)).admitted())
                .isEqualTo(1);
        assertThat(get(queue.state(fan))).isInstanceOf(EntryState.Active.class);

        SeatHold hold = held(get(holds.hold(aRequest(fan, first, Duration.ofMinutes(5), 12, 13))));
        held(get(holds.hold(aRequest(fan, second, Duration.ofMinutes(5), 12))));
        held(get(holds.hold(aRequest(fan, second, Duration.ofMillis(1), 14))));
        WallClock.waitFor(Duration.ofMillis(5));

        assertThat(TestRedisCluster.keysOn(master, concertId)).isPositive();
        assertThat(get(holds.find(concertId, hold.holdId()))).isPresent();
        assertThat(get(holds.purgeExpired(concertId, 100))).isEqualTo(1);
        assertThat(get(queueChecks.check(List.of(concertId)))).hasSize(4).allMatch(AuditCheck::isOk);
        assertThat(get(holds.release(concertId, hold.holdId(), fan.userId()))).isTrue();
        holds.releaseAll(fan).block(Duration.ofSeconds(5));
        assertThat(get(holds.heldSeats(concertId, List.of(first, second)))).containsValues(SeatNumbers.NONE);
        queue.record(concertId, List.of(fan.userId())).block(Duration.ofSeconds(5));
        assertThat(get(queue.restore(fan, new TurnRecord.Unknown()))).isInstanceOf(EntryState.Active.class);
        assertThat(get(queue.evictIdle(concertId, Duration.ofMinutes(1), 10)).active())
                .isEmpty();
        assertThat(get(queue.leave(fan, LeaveReason.PAID))).isTrue();
        assertThat(get(queue.counts(concertId))).isEqualTo(new RoomCounts(0, 0, 0, 1, 1, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("masters")
    void anEntryIsFoundAndAdmittedAheadOfTurnOnEveryMaster(EmbeddedRedis master) {
        ConcertId concertId = TestRedisCluster.concertOn(master);
        QueueEntry fan = join(concertId).entry();

        assertThat(get(queue.find(concertId, fan.userId()))).contains(fan);
        assertThat(get(queue.scanFor(concertId, fan.entryId()))).contains(fan);
        assertThat(get(queue.admitAhead(TestRoom.of(concertId).room(), fan))).isInstanceOf(AheadOfTurn.Admitted.class);
        assertThat(get(queue.storeTime(concertId))).isBefore(Instant.now().plusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("masters")
    void admissionsAreReceivedFromEveryMaster(EmbeddedRedis master) {
        ConcertId concertId = TestRedisCluster.concertOn(master);
        Queue<AdmittedUsers> received = new ConcurrentLinkedQueue<>();
        try (RedisAdmissionFeed admissions = new RedisAdmissionFeed(redis.getConnectionFactory())) {
            admissions.admittedTo(concertId).subscribe(received::add);

            await().atMost(EVENTUALLY).until(() -> {
                join(concertId);
                get(queue.admit(TestRoom.of(concertId).room(), 1));
                return !received.isEmpty();
            });
        }
    }

    @Test
    void violationsAreFoundOnEveryMaster() {
        List<ConcertId> concertIds =
                masters().stream().map(TestRedisCluster::concertOn).toList();
        concertIds.forEach(this::breakEverything);

        List<AuditCheck> checks = get(queueChecks.check(concertIds));

        assertThat(checks)
                .filteredOn(check -> check.invariant() != Invariant.TURNS_ARE_BOUNDED)
                .hasSize(3)
                .allSatisfy(check -> assertThat(concertIds)
                        .allSatisfy(concertId -> assertThat(check.violations())
                                .anyMatch(
                                        what -> what.contains(concertId.value().toString()))));
    }

    @Test
    void theClientFollowsASlotThatMoves() {
        EmbeddedRedis from = masters().getFirst();
        EmbeddedRedis to = masters().getLast();
        ConcertId concertId = TestRedisCluster.concertOn(from);
        QueueEntry before = join(concertId).entry();

        TestRedisCluster.move(concertId, from, to);

        assertThat(get(queue.state(before))).isEqualTo(new EntryState.Waiting(0, 0));
        assertThat(join(concertId).state()).isEqualTo(new EntryState.Waiting(1, 0));
        assertThat(TestRedisCluster.keysOn(from, concertId)).isZero();
        assertThat(TestRedisCluster.keysOn(to, concertId)).isPositive();
        await().atMost(EVENTUALLY).until(() -> believedAt(TestRedisCluster.slotOf(concertId)) == to.port());
    }

    @Test
    void anUnavailableMasterAffectsOnlyItsOwnRoomsUntilItIsBack() {
        EmbeddedRedis lost = masters().get(1);
        ConcertId there = TestRedisCluster.concertOn(lost);
        List<ConcertId> elsewhere = Stream.of(masters().getFirst(), masters().getLast())
                .map(TestRedisCluster::concertOn)
                .toList();
        join(there);
        elsewhere.forEach(this::join);

        lost.stop();
        try {
            // Covers the time in which the cluster detects the loss and the client reads the topology.
            await().during(Duration.ofMillis(1_500)).atMost(EVENTUALLY).until(() -> {
                isUnavailableSoon(joining(there));
                isUnavailableSoon(queueChecks.check(List.of(there)));
                elsewhere.forEach(this::join);
                return true;
            });
        } finally {
            TestRedisCluster.mend();
        }

        await().atMost(EVENTUALLY)
                .ignoreException(StoreUnavailable.class)
                .until(() -> join(there).isNew());
    }

    /** The port of the master that the client tries first. */
    private int believedAt(int slot) {
        RedisClusterClient client = (RedisClusterClient)
                ((LettuceConnectionFactory) redis.getConnectionFactory()).getRequiredNativeClient();
        return client.getPartitions().getPartitionBySlot(slot).getUri().getPort();
    }

    /** Violates all three invariants. */
    private void breakEverything(ConcertId concertId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        get(redis.opsForValue().set(keys.seat(first, 12), "anyone"));
        get(redis.opsForZSet().add(keys.waiting(), UUID.randomUUID().toString(), 1));
        get(redis.opsForList()
                .rightPushAll(keys.admissionLog(), UUID.randomUUID() + ":2:1", UUID.randomUUID() + ":1:2"));
    }

    private static void isUnavailableSoon(Mono<?> call) {
        StepVerifier.create(call).expectError(StoreUnavailable.class).verify(SOON);
    }

    private Mono<Joined> joining(ConcertId concertId) {
        return queue.join(
                TestRoom.of(concertId).room(), new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID()));
    }

    private Joined join(ConcertId concertId) {
        return get(joining(concertId));
    }

    private static HoldRequest aRequest(QueueEntry fan, PerformanceId performanceId, Duration holdFor, int... seats) {
        return new HoldRequest(
                new HoldId(UUID.randomUUID()), fan, performanceId, SeatNumbers.of(seats), SeatNumbers.NONE, 4, holdFor);
    }

    private static SeatHold held(Outcome outcome) {
        return ((Outcome.Held) outcome).hold();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
