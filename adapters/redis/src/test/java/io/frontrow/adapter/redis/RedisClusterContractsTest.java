package io.frontrow.adapter.redis;

import io.frontrow.adapter.redis.queue.RedisQueueTest;
import io.frontrow.adapter.redis.seat.RedisSeatHoldsTest;
import io.frontrow.queue.port.PreQueueContract;
import io.frontrow.queue.port.TestQueue;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * A cluster keeps the contracts that every store keeps. The tests mostly wait for deadlines, so they run concurrently.
 */
class RedisClusterContractsTest {

    @AfterAll
    static void everyMasterHasKeys() {
        TestRedisCluster.everyMasterHasKeys();
    }

    @Nested
    class Queue extends RedisQueueTest {

        @Override
        protected ReactiveStringRedisTemplate redis() {
            return TestRedisCluster.template();
        }
    }

    @Nested
    class Holds extends RedisSeatHoldsTest {

        @Override
        protected ReactiveStringRedisTemplate redis() {
            return TestRedisCluster.template();
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class PreQueue extends PreQueueContract {

        private final TestQueue queue = TestRedisQueue.on(TestRedisCluster.template(), Duration.ZERO);
        private final TestQueue queueOfAnother = TestRedisQueue.on(TestRedisCluster.template(), Duration.ZERO);

        @Override
        protected TestQueue queue() {
            return queue;
        }

        @Override
        protected TestQueue queueOfAnotherInstance() {
            return queueOfAnother;
        }
    }
}
