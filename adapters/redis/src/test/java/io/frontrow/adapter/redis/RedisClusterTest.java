package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.UserId;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets.Entry;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.seat.port.SeatHolds.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** A cluster refuses commands and scripts whose keys are not all of one slot. */
@TestInstance(Lifecycle.PER_CLASS) // because a cluster takes two seconds to come up
class RedisClusterTest {

    private static final int SLOTS = 16_384;
    private static final int SLOTS_AT_ONCE = 4_096;

    private ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final PerformanceId first = new PerformanceId(UUID.randomUUID());
    private final PerformanceId second = new PerformanceId(UUID.randomUUID());
    private final EmbeddedRedis server;
    private final ReactiveStringRedisTemplate redis;

    RedisClusterTest(@TempDir Path directory) {
        server = new EmbeddedRedis("cluster-enabled yes", "cluster-config-file " + directory.resolve("nodes.conf"));
        redis = TestRedis.connectToCluster("127.0.0.1", server.port());
    }

    @BeforeAll
    void start() {
        server.start();
        IntStream.range(0, SLOTS / SLOTS_AT_ONCE)
                .forEach(part -> server.execute("CLUSTER ADDSLOTS "
                        + IntStream.range(part * SLOTS_AT_ONCE, (part + 1) * SLOTS_AT_ONCE)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(" "))));
        RedisQueueTickets tickets = new RedisQueueTickets(redis, Duration.ZERO);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> get(tickets.counts(concertId)).waiting() == 0);
    }

    @AfterAll
    void stop() {
        TestRedis.disconnect(redis);
        server.stop();
    }

    @BeforeEach
    void anotherConcert() {
        concertId = new ConcertId(UUID.randomUUID());
    }

    @Test
    void everythingWorksOnACluster() {
        RedisQueueTickets tickets = new RedisQueueTickets(redis, Duration.ZERO);
        RedisSeatHolds holds = new RedisSeatHolds(redis);
        QueueTicket fan = get(tickets.join(
                        TestRoom.of(concertId).room(), new UserId(UUID.randomUUID()), new TicketId(UUID.randomUUID())))
                .ticket();
        assertThat(get(tickets.admit(TestRoom.of(concertId).room(), 10)).admitted())
                .isEqualTo(1);
        assertThat(get(tickets.standing(fan))).isInstanceOf(Standing.Active.class);

        SeatHold hold = held(get(holds.hold(aRequest(fan, first, Duration.ofMinutes(5), 12, 13))));
        held(get(holds.hold(aRequest(fan, second, Duration.ofMinutes(5), 12))));
        held(get(holds.hold(aRequest(fan, second, Duration.ofMillis(1), 14))));
        RealTime.pass(Duration.ofMillis(5));

        assertThat(get(holds.find(concertId, hold.holdId()))).isPresent();
        assertThat(get(holds.tidy(concertId, 100))).isEqualTo(1);
        assertThat(get(new RedisQueueInvariants(redis).check(List.of(concertId))))
                .hasSize(3)
                .allMatch(AuditCheck::isOk);
        assertThat(get(holds.release(concertId, hold.holdId(), fan.userId()))).isTrue();
        holds.releaseAll(fan).block(Duration.ofSeconds(5));
        assertThat(get(holds.held(concertId, List.of(first, second)))).containsValues(SeatNumbers.NONE);
        tickets.touch(concertId, List.of(fan.userId())).block(Duration.ofSeconds(5));
        assertThat(get(tickets.restore(fan, new PastTurn.Unknown()))).isInstanceOf(Standing.Active.class);
        assertThat(get(tickets.sweep(concertId, Duration.ofMinutes(1), 10)).active())
                .isEmpty();
        assertThat(get(tickets.leave(fan, Departure.PAID))).isTrue();
        assertThat(get(tickets.counts(concertId))).isEqualTo(new RoomCounts(0, 0, 1, 1, 0, 1));
    }

    @Test
    void oneIsFoundAndLetInAheadOfTurnOnACluster() {
        RedisQueueTickets tickets = new RedisQueueTickets(redis, Duration.ZERO);
        WaitingRoom room = TestRoom.of(concertId).room();
        QueueTicket fan = get(tickets.join(room, new UserId(UUID.randomUUID()), new TicketId(UUID.randomUUID())))
                .ticket();

        assertThat(get(tickets.find(concertId, fan.userId()))).contains(fan);
        assertThat(get(tickets.find(concertId, fan.ticketId()))).contains(fan);
        assertThat(get(tickets.letIn(room, fan))).isInstanceOf(Entry.Entered.class);
        assertThat(get(tickets.now(concertId))).isBefore(Instant.now().plusSeconds(5));
    }

    @Test
    void admissionsAreHeardOnACluster() {
        RedisQueueTickets tickets = new RedisQueueTickets(redis, Duration.ZERO);
        WaitingRoom room = TestRoom.of(concertId).room();
        Queue<AdmittedUsers> heard = new ConcurrentLinkedQueue<>();
        try (RedisAdmissions admissions = new RedisAdmissions(redis.getConnectionFactory())) {
            admissions.into(concertId).subscribe(heard::add);

            await().atMost(Duration.ofSeconds(10)).until(() -> {
                get(tickets.join(room, new UserId(UUID.randomUUID()), new TicketId(UUID.randomUUID())));
                get(tickets.admit(room, 1));
                return !heard.isEmpty();
            });
        }
    }

    @Test
    void theInvariantsFindAHoldWithoutAnEndOnACluster() {
        get(redis.opsForValue().set(new RoomKeys(concertId).seat(first, 12), "anyone"));

        assertThat(get(new RedisQueueInvariants(redis).check(List.of(concertId)))
                        .getFirst()
                        .broken())
                .hasSize(1);
    }

    private static Request aRequest(QueueTicket fan, PerformanceId performanceId, Duration holdFor, int... seats) {
        return new Request(
                new HoldId(UUID.randomUUID()), fan, performanceId, SeatNumbers.of(seats), SeatNumbers.NONE, 4, holdFor);
    }

    private static SeatHold held(Outcome outcome) {
        return ((Outcome.Held) outcome).hold();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
