package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.queue.port.PreQueueContract;
import io.frontrow.queue.port.TestQueue;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class RedisPreQueueTest extends PreQueueContract {

    private static final ReactiveStringRedisTemplate ANOTHER = TestRedis.connect(
            TestRedis.host(), TestRedis.port(), new RedisClientSettings(Duration.ofSeconds(10), 50_000));

    private final TestQueue queue = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);
    private final TestQueue queueOfAnother = TestRedisQueue.on(ANOTHER, Duration.ZERO);

    @AfterAll
    static void disconnect() {
        TestRedis.disconnect(ANOTHER);
    }

    @Override
    protected TestQueue queue() {
        return queue;
    }

    @Override
    protected TestQueue queueOfAnotherInstance() {
        return queueOfAnother;
    }
}
