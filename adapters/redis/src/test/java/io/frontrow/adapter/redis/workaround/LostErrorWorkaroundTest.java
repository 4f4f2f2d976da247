package io.frontrow.adapter.redis.workaround;

import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LostErrorWorkaroundTest {

    @Test
    @DisplayName("A call that gets no signal ends after three times the timeout of a command")
    void endsACallWithoutASignal() {
        StepVerifier.withVirtualTime(() -> new LostErrorWorkaround(Duration.ofMillis(500)).bound(Mono.never()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1_499))
                .thenAwait(Duration.ofMillis(1))
                .expectError(TimeoutException.class)
                .verify(Duration.ofSeconds(5));
    }

    /** A client that gives up no command stands for one that lost the error of a command. */
    @Nested
    class CallsToARedisThatHangs {

        /** Within which time a client over HTTP gets the response that a store is unavailable. */
        private static final Duration RESPONSE_TIME_MAX = Duration.ofSeconds(2);

        private static final Duration EVENTUALLY = Duration.ofSeconds(10);

        private final ConcertId concertId = new ConcertId(UUID.randomUUID());
        private final EmbeddedRedis server = new EmbeddedRedis();

        @BeforeEach
        void start() {
            server.start();
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        @Test
        @DisplayName("Calls fail in time although the client never gives up")
        void failInTime() {
            withClientWithoutTimeout(Duration.ofMillis(500), queue -> {
                queue.counts(concertId).block(EVENTUALLY);
                server.hang(4);

                StepVerifier.create(queue.counts(concertId))
                        .expectError(StoreUnavailable.class)
                        .verify(RESPONSE_TIME_MAX);
                StepVerifier.create(queue.departureRates(concertId))
                        .expectError(StoreUnavailable.class)
                        .verify(RESPONSE_TIME_MAX);
            });
        }

        @Test
        @DisplayName("A timeout of 0, which means none, does not end every call at once")
        void aTimeoutOfNoneDoesNotEndEveryCall() {
            withClientWithoutTimeout(
                    Duration.ZERO,
                    queue -> await().atMost(EVENTUALLY)
                            .ignoreException(StoreUnavailable.class) // such a client may still be connecting
                            .until(() -> queue.counts(concertId).block(EVENTUALLY) != null));
        }

        private void withClientWithoutTimeout(Duration configured, Consumer<TestQueue> test) {
            ReactiveStringRedisTemplate redis = TestRedis.connectWithoutEnd("127.0.0.1", server.port(), configured);
            try {
                test.accept(TestRedisQueue.on(redis, Duration.ZERO));
            } finally {
                TestRedis.disconnect(redis);
            }
        }
    }
}
