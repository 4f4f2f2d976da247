package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.RedisDataLoss;
import io.frontrow.adapter.redis.SilentUser;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.port.QueueProperties;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;

class RedisQueuePropertiesTest extends QueueProperties {

    private final TestQueue queue = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);

    @Override
    protected TestQueue queue() {
        return queue;
    }

    @Override
    protected void lose(ConcertId lost) {
        RedisDataLoss.of(TestRedis.template(), lost);
    }

    @Override
    protected void lose(ConcertId where, UserId lost) {
        RedisDataLoss.of(TestRedis.template(), where, lost);
    }

    @Override
    protected void silence(ConcertId where, UserId silent, Duration silence) {
        SilentUser.of(where, silent, silence);
    }
}
