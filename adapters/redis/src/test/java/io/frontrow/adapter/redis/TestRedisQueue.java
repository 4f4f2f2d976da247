package io.frontrow.adapter.redis;

import io.frontrow.adapter.redis.queue.RedisAdmissionControl;
import io.frontrow.adapter.redis.queue.RedisHeartbeats;
import io.frontrow.adapter.redis.queue.RedisQueueEntries;
import io.frontrow.adapter.redis.queue.RedisRoomHistories;
import io.frontrow.adapter.redis.queue.RedisRoomStatistics;
import io.frontrow.adapter.redis.queue.RedisWaitPromises;
import io.frontrow.queue.port.TestQueue;
import java.time.Duration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** The queue in Redis as one, for tests that need more than one of its ports. */
public final class TestRedisQueue {

    private TestRedisQueue() {}

    public static TestQueue on(ReactiveStringRedisTemplate redis, Duration recoveryGrace) {
        return new TestQueue(
                new RedisQueueEntries(redis, recoveryGrace),
                new RedisAdmissionControl(redis, recoveryGrace),
                new RedisHeartbeats(redis),
                new RedisRoomStatistics(redis),
                new RedisRoomHistories(redis),
                new RedisWaitPromises(redis));
    }
}
