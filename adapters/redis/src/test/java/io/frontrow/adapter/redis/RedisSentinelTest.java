package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A client that knows only the sentinel, while the replica becomes the master. */
@Execution(ExecutionMode.CONCURRENT) // because the tests mostly wait
class RedisSentinelTest {

    /** Far shorter than the minute after which Lettuce gives up; long enough for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration EVENTUALLY = Duration.ofSeconds(15);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestRedisSentinel sentinel = TestRedisSentinel.start();
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connectBySentinel(TestRedisSentinel.MASTER, sentinel.address(), RedisClientSettings.standard());
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        sentinel.close();
    }

    @Test
    void theClientFollowsARequestedFailover() {
        EmbeddedRedis before = sentinel.master();
        QueueEntry waiting = join().entry();
        sentinel.awaitReplicated();

        sentinel.failOver();

        await().atMost(EVENTUALLY).until(() -> sentinel.master() != before);
        worksAgain();
        assertThat(queue.state(waiting).block(SOON)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    @Test
    void theClientFollowsTheFailoverOfALostMaster() {
        EmbeddedRedis lost = sentinel.master();
        QueueEntry waiting = join().entry();
        sentinel.awaitReplicated();

        lost.stop();

        StepVerifier.create(joining()).expectError(StoreUnavailable.class).verify(SOON);
        worksAgain();
        assertThat(sentinel.master()).isNotSameAs(lost);
        assertThat(queue.state(waiting).block(SOON)).isEqualTo(new EntryState.Waiting(0, 0));
    }

    private void worksAgain() {
        await().atMost(EVENTUALLY).ignoreException(StoreUnavailable.class).until(() -> join().isNew());
    }

    private Mono<Joined> joining() {
        return queue.join(
                TestRoom.of(concertId).room(), new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID()));
    }

    private Joined join() {
        return joining().blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
