package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.queue.port.AdmissionFeedContract;
import io.frontrow.queue.port.TestQueue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class RedisAdmissionFeedTest extends AdmissionFeedContract {

    private final RedisAdmissionFeed admissions =
            new RedisAdmissionFeed(TestRedis.template().getConnectionFactory());
    private final TestQueue queue = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);

    @AfterEach
    void close() {
        admissions.close();
    }

    @Override
    protected AdmissionFeed admissions() {
        return admissions;
    }

    @Override
    protected TestQueue queue() {
        return queue;
    }
}
