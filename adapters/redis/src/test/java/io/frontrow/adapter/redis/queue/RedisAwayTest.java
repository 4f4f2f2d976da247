package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.SilentUser;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A crowd that falls silent at once, and comes back while two instances admit and evict. */
class RedisAwayTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int CROWD = 3_000;
    private static final int CONCURRENCY = 64;
    private static final ReactiveStringRedisTemplate ANOTHER = TestRedis.connect(
            TestRedis.host(), TestRedis.port(), new RedisClientSettings(Duration.ofSeconds(30), 50_000));

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final ReactiveStringRedisTemplate redis = TestRedis.template();
    private final List<TestQueue> instances =
            List.of(TestRedisQueue.on(redis, Duration.ZERO), TestRedisQueue.on(ANOTHER, Duration.ZERO));
    private final TestQueue queue = instances.getFirst();
    private final TestRoom room =
            TestRoom.of(concertId).idleSeconds(60).awaySeconds(600).epoch(2);
    private List<QueueEntry> crowd = List.of();

    @AfterAll
    static void disconnect() {
        TestRedis.disconnect(ANOTHER);
    }

    @BeforeEach
    void aCrowdFallsSilent() {
        crowd = joined(CROWD);
        get(queue.admit(room.epoch(1).pause().room(), 1));
        SilentUser.allOf(redis, concertId, crowd, Duration.ofMinutes(2));
    }

    @Test
    void oneAdmissionPassesABoundedNumberOfSilentUsers() {
        QueueEntry next = joined(1).getFirst();

        assertThat(get(queue.admit(room.room(), 1))).isEqualTo(new Admission(0, 0, CROWD + 1));
        long away = get(queue.counts(concertId)).away();
        assertThat(away).isBetween(1_000L, 1_200L);

        assertThat(IntStream.range(0, 3)
                        .map(_ -> get(queue.admit(room.room(), 1)).admitted()))
                .containsOnlyOnce(1);
        assertThat(get(queue.state(next))).isInstanceOf(EntryState.Active.class);
        assertThat(get(queue.counts(concertId)).away()).isEqualTo(CROWD);
        assertSound();
    }

    @Test
    void whoIsSilentIsAwayBeforeAnyScriptHasMovedThem() {
        assertThat(get(queue.state(crowd.getLast())))
                .isEqualTo(new EntryState.Away(new EntryState.Waiting(CROWD - 1, 0)));
        assertThat(get(queue.counts(concertId)).away()).isZero();
    }

    @Test
    void comingBackIsNeverLostAmongAdmissionsAndEvictions() {
        AtomicBoolean isOver = new AtomicBoolean();
        Flux<Integer> admissions = Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(_ -> !isOver.get())
                .concatMap(i -> instance(i)
                        .evictIdle(concertId, PAUSE_MAX, 100)
                        .then(instance(i + 1).admit(room.capacity(CROWD / 2).room(), 5))
                        .map(Admission::admitted));
        Mono<Void> comingBack = Flux.fromIterable(crowd)
                .flatMap(
                        entry -> instance(entry.hashCode())
                                .record(concertId, List.of(entry.userId()))
                                .then(instance(entry.hashCode() + 1).state(entry))
                                .doOnNext(state -> assertThat(state)
                                        .isInstanceOfAny(EntryState.Waiting.class, EntryState.Active.class)),
                        CONCURRENCY)
                .then()
                .doFinally(_ -> isOver.set(true));

        get(Mono.when(admissions.subscribeOn(Schedulers.parallel()), comingBack.subscribeOn(Schedulers.parallel()))
                .thenReturn(true));
        get(Flux.range(0, CROWD)
                .concatMap(_ -> queue.admit(room.capacity(CROWD / 2).room(), 500))
                .takeUntil(admission -> admission.admitted() == 0)
                .then(Mono.just(true)));

        List<EntryState> states = get(Flux.fromIterable(crowd)
                .flatMapSequential(queue::state, CONCURRENCY)
                .collectList());
        assertThat(states.stream().filter(EntryState.Active.class::isInstance)).hasSize(CROWD / 2);
        assertThat(states.stream().filter(EntryState.Waiting.class::isInstance))
                .isEqualTo(IntStream.range(0, CROWD / 2)
                        .mapToObj(i -> new EntryState.Waiting(i, CROWD / 2))
                        .toList());
        assertThat(get(queue.counts(concertId)).away()).isZero();
        assertSound();
    }

    private List<QueueEntry> joined(int count) {
        return get(Flux.range(0, count)
                .flatMap(
                        _ -> queue.join(
                                TestRoom.of(concertId).room(),
                                new UserId(UUID.randomUUID()),
                                new QueueEntryId(UUID.randomUUID())),
                        256)
                .map(QueueEntries.Joined::entry)
                .sort(Comparator.comparing(QueueEntry::place))
                .collectList());
    }

    private TestQueue instance(int i) {
        return instances.get(Math.floorMod(i, instances.size()));
    }

    private void assertSound() {
        assertThat(get(new RedisQueueChecks(redis).check(List.of(concertId)))).allMatch(AuditCheck::isOk);
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(TIMEOUT).orElseThrow();
    }
}
