package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.ServerInfo;
import io.frontrow.adapter.redis.SilentUser;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

/**
 * Measures what the admission of one user costs Redis with nobody and with 50,000 users away in front: time until the
 * response and CPU time of the one thread of Redis, for each admission. Also what it costs to pass 50,000 silent users
 * whom no eviction has moved away. Run by hand:
 *
 * <pre>
 * ./mvnw -pl adapters/redis -am test -Dtest=AwayBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class AwayBenchmark {

    private static final int AWAY = 50_000;
    private static final int PRESENT = 20_000;
    private static final int ROUNDS = 3;
    private static final int ADMISSIONS = 3_000;
    private static final Duration PAUSE_MAX = Duration.ofHours(1);

    private final EmbeddedRedis server = new EmbeddedRedis();
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connect("127.0.0.1", server.port(), new RedisClientSettings(Duration.ofSeconds(10), 50_000));
    private final ServerInfo info = new ServerInfo(redis);
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        server.stop();
    }

    @Test
    void measure() {
        TestRoom nobodyAway = aRoom(0);
        TestRoom manyAway = aRoom(AWAY);
        evictAll(manyAway);
        admit(nobodyAway, ADMISSIONS);
        admit(manyAway, ADMISSIONS);
        System.out.printf("%n%-34s %14s %14s%n", "", "µs each", "Redis' µs each");
        for (int round = 0; round < ROUNDS; round++) {
            measure("admission, nobody away", ADMISSIONS, () -> admit(nobodyAway, ADMISSIONS));
            measure("admission, 50,000 away in front", ADMISSIONS, () -> admit(manyAway, ADMISSIONS));
        }
        TestRoom manySilent = aRoom(AWAY);
        measure("silent users moved by admission", AWAY, () -> admit(manySilent, 1));
    }

    /** A room in which users who are silent wait in front of others who are not. */
    private TestRoom aRoom(int silent) {
        ConcertId concertId = new ConcertId(UUID.randomUUID());
        TestRoom room = TestRoom.of(concertId)
                .capacity(1_000_000)
                .admitPerSecond(10_000)
                .idleSeconds(3_600)
                .awaySeconds(86_400);
        List<QueueEntry> front = joined(room, silent);
        joined(room, PRESENT);
        queue.admit(room.pause().epoch(0).room(), PAUSE_MAX, 1).block();
        SilentUser.allOf(redis, concertId, front, Duration.ofHours(2));
        return room;
    }

    private List<QueueEntry> joined(TestRoom room, int count) {
        return Objects.requireNonNull(Flux.range(0, count)
                .flatMapSequential(
                        _ -> queue.join(
                                room.room(), new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID())),
                        1_000)
                .map(QueueEntries.Joined::entry)
                .collectList()
                .block());
    }

    private void evictAll(TestRoom room) {
        queue.evictIdle(room.room().concertId(), PAUSE_MAX, 500)
                .repeat()
                .takeWhile(Eviction::isFull)
                .blockLast();
    }

    /** Admits this number of users, one by one. */
    private void admit(TestRoom room, int count) {
        queue.admit(room.room(), PAUSE_MAX, 1)
                .repeat()
                .filter(admission -> admission.admitted() == 1)
                .take(count)
                .blockLast();
    }

    private void measure(String name, int times, Runnable work) {
        double busy = info.busyMicros();
        long start = System.nanoTime();
        work.run();
        System.out.printf(
                "%-34s %14.1f %14.1f%n",
                name, (System.nanoTime() - start) / 1e3 / times, (info.busyMicros() - busy) / times);
    }
}
