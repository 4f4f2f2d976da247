package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.test.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two instances on a Redis that loses its data while a crowd waits. */
@Execution(ExecutionMode.CONCURRENT) // because the tests mostly wait for the end of the recovery grace
class RedisRecoveryTest {

    private static final int CROWD = 2_000;
    private static final int NEWCOMERS = 200;
    private static final int CONCURRENCY = 64;
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final EmbeddedRedis server = new EmbeddedRedis();
    private final RedisClientSettings patient = new RedisClientSettings(Duration.ofSeconds(30), 50_000);
    private final ReactiveStringRedisTemplate redis = TestRedis.connect("127.0.0.1", server.port(), patient);
    private final ReactiveStringRedisTemplate otherRedis = TestRedis.connect("127.0.0.1", server.port(), patient);
    private final List<TestQueue> instances =
            List.of(TestRedisQueue.on(redis, GRACE), TestRedisQueue.on(otherRedis, GRACE));
    private final WaitingRoom room =
            TestRoom.of(concertId).capacity(CROWD + NEWCOMERS).thatHasAdmitted().room();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        TestRedis.disconnect(otherRedis);
        server.stop();
    }

    @Test
    void afterATotalLossAdmissionFollowsTheOldPlacesWithNewcomersBehind() {
        List<QueueEntry> crowd = joined(CROWD);

        server.execute("FLUSHALL");
        List<QueueEntry> newcomers = comeBackAmongNewcomers(crowd);

        assertThat(admissions()).isEmpty();
        WallClock.waitFor(GRACE);
        admitAll();
        assertThat(admissions()).isEqualTo(ids(crowd, newcomers));
        assertSound();
    }

    @Test
    void afterAPartialLossAdmissionFollowsTheOldPlacesToo() {
        List<QueueEntry> crowd = joined(CROWD / 4);
        List<QueueEntry> lost =
                crowd.stream().filter(entry -> crowd.indexOf(entry) % 3 == 0).toList();
        Object[] users =
                lost.stream().map(entry -> entry.userId().value().toString()).toArray();
        ConcertKeys keys = new ConcertKeys(concertId);
        get(redis.opsForHash().remove(keys.entries(), users));
        Stream.of(keys.waiting(), keys.present(), keys.lastSeen())
                .forEach(key -> get(redis.opsForZSet().remove(key, users)));

        List<QueueEntry> newcomers = comeBackAmongNewcomers(crowd);

        assertThat(admissions()).isEmpty();
        WallClock.waitFor(GRACE);
        admitAll();
        assertThat(admissions()).isEqualTo(ids(crowd, newcomers));
        assertSound();
    }

    /**
     * Lets the crowd return concurrently and in random order, while both instances try to admit.
     *
     * @return the newcomers by place
     */
    private List<QueueEntry> comeBackAmongNewcomers(List<QueueEntry> crowd) {
        List<QueueEntry> shuffled = new ArrayList<>(crowd);
        Collections.shuffle(shuffled, new Random(11));
        Mono<List<QueueEntry>> joining = Flux.range(0, NEWCOMERS)
                .concatMap(i -> instance(i).admit(room, 100).then(join(i)))
                .collectList();
        Mono<Void> comingBack = Flux.range(0, crowd.size())
                .flatMap(i -> comeBack(instance(i), shuffled.get(i)), CONCURRENCY)
                .then();
        return get(Mono.zip(joining, comingBack.thenReturn(true), (newcomers, _) -> newcomers));
    }

    private static Mono<EntryState> comeBack(TestQueue instance, QueueEntry entry) {
        return instance.state(entry)
                .flatMap(state -> state instanceof EntryState.Lost
                        ? instance.restore(entry, new TurnRecord.Unknown())
                        : Mono.just(state))
                .doOnNext(state -> assertThat(state).isInstanceOf(EntryState.Waiting.class));
    }

    private List<QueueEntry> joined(int count) {
        return get(Flux.range(0, count)
                .flatMap(this::join, CONCURRENCY)
                .sort(Comparator.comparing(QueueEntry::place))
                .collectList());
    }

    private Mono<QueueEntry> join(int i) {
        return instance(i)
                .join(TestRoom.of(concertId).room(), new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID()))
                .map(QueueEntries.Joined::entry);
    }

    private TestQueue instance(int i) {
        return instances.get(i % instances.size());
    }

    private void admitAll() {
        get(Flux.range(0, 100)
                .flatMap(i -> instance(i).admit(room, 50), CONCURRENCY)
                .collectList());
    }

    /** The ids of the admitted entries in the order of their admission. */
    private List<String> admissions() {
        return get(redis.opsForList()
                .range(new ConcertKeys(concertId).admissionLog(), 0, -1)
                .map(AdmissionLogEntry::parse)
                .map(AdmissionLogEntry::entryId)
                .collectList());
    }

    private static List<String> ids(List<QueueEntry> crowd, List<QueueEntry> newcomers) {
        return Stream.concat(crowd.stream(), newcomers.stream())
                .map(entry -> entry.entryId().value().toString())
                .toList();
    }

    private void assertSound() {
        assertThat(get(new RedisQueueChecks(redis).check(List.of(concertId)))).allMatch(AuditCheck::isOk);
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(TIMEOUT).orElseThrow();
    }
}
