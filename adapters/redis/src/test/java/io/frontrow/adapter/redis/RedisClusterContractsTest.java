package io.frontrow.adapter.redis;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.port.LobbyContract;
import io.frontrow.queue.port.QueueContract;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.port.SeatHoldsContract;
import io.frontrow.test.WallClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every store does, a cluster does too. Much of it is waiting for deadlines, which is done at once. */
class RedisClusterContractsTest {

    @AfterAll
    static void theWorkWasSpread() {
        TestRedisCluster.everyMasterHasKeys();
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Tickets extends QueueContract {

        private final TestQueue tickets = TestRedisQueue.on(TestRedisCluster.template(), GRACE);

        @Override
        protected TestQueue queue() {
            return tickets;
        }

        @Override
        protected void lose(ConcertId lost) {
            RedisDataLoss.of(TestRedisCluster.template(), lost);
        }

        @Override
        protected void lose(ConcertId where, UserId lost) {
            RedisDataLoss.of(TestRedisCluster.template(), where, lost);
        }

        @Override
        protected Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        protected void pass(Duration duration) {
            WallClock.waitFor(duration);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Holds extends SeatHoldsContract {

        private final TestQueue tickets = TestRedisQueue.on(TestRedisCluster.template(), Duration.ZERO);
        private final SeatHolds holds = new RedisSeatHolds(TestRedisCluster.template());

        @Override
        protected SeatHolds holds() {
            return holds;
        }

        @Override
        protected TestQueue queue() {
            return tickets;
        }

        @Override
        protected Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        protected void pass(Duration duration) {
            WallClock.waitFor(duration);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Lobby extends LobbyContract {

        private final TestQueue tickets = TestRedisQueue.on(TestRedisCluster.template(), Duration.ZERO);
        private final TestQueue ticketsOfAnother = TestRedisQueue.on(TestRedisCluster.template(), Duration.ZERO);

        @Override
        protected TestQueue queue() {
            return tickets;
        }

        @Override
        protected TestQueue queueOfAnotherInstance() {
            return ticketsOfAnother;
        }
    }
}
