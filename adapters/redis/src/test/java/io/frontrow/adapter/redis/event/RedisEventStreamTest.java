package io.frontrow.adapter.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.StreamReader;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisCluster;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.event.model.Event;
import io.frontrow.event.port.EventStream;
import io.frontrow.event.port.EventStreamContract;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.test.StepVerifier;

class RedisEventStreamTest extends EventStreamContract {

    private static final int KEPT = 1_000;

    private final String key = "test:events:" + UUID.randomUUID();
    private final StreamReader reader = new StreamReader(TestRedis.template(), key);
    private final EventStream stream = new RedisEventStream(TestRedis.template(), key, KEPT);

    @Override
    protected EventStream stream() {
        return stream;
    }

    @Override
    protected List<Event> entries() {
        return reader.entries();
    }

    @Test
    void theOldestEventsAreDroppedBeyondTheLimit() {
        List<Event> events = events(KEPT + 500);

        publish(events);

        // Redis drops them by nodes of up to a hundred.
        assertThat(entries()).hasSizeBetween(KEPT, KEPT + 100);
        assertThat(entries()).last().isEqualTo(events.getLast());
    }

    @Test
    void noEventIsAppendedAfterOneThatCannotBe() {
        TestRedis.template().opsForValue().set(key, "no stream at all").block();

        StepVerifier.create(stream.publish(events(2))).verifyError();

        TestRedis.template().delete(key).block();
        assertThat(entries()).isEmpty();
    }

    @Test
    void publishingFailsWhileRedisIsUnavailableAndWorksAfterwards() {
        EmbeddedRedis server = new EmbeddedRedis();
        server.start();
        ReactiveStringRedisTemplate redis =
                TestRedis.connect("127.0.0.1", server.port(), RedisClientSettings.standard());
        try {
            EventStream remote = new RedisEventStream(redis, key, KEPT);
            List<Event> events = events(2);
            remote.publish(events.subList(0, 1)).block();
            server.stop();

            StepVerifier.create(remote.publish(events))
                    .expectError(StoreUnavailable.class)
                    .verify(Duration.ofSeconds(1));

            server.start();
            await().atMost(Duration.ofSeconds(10))
                    .ignoreException(StoreUnavailable.class)
                    .until(() -> remote.publish(events).thenReturn(true).block());
            assertThat(new StreamReader(redis, key).entries()).endsWith(events.get(0), events.get(1));
        } finally {
            TestRedis.disconnect(redis);
            server.stop();
        }
    }

    @Test
    void aClusterTakesEventsToo() {
        EventStream spread = new RedisEventStream(TestRedisCluster.template(), key, KEPT);
        List<Event> events = events(3);

        spread.publish(events).block();

        assertThat(new StreamReader(TestRedisCluster.template(), key).entries()).isEqualTo(events);
    }
}
