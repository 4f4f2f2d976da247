package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveListOperations;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DepartureRateCacheTest {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final String key = new ConcertKeys(concertId).samples();
    private final ReactiveListOperations<String, String> lists =
            TestRedis.template().opsForList();
    private final AtomicLong nanos = new AtomicLong();
    private final DepartureRateCache rates = new DepartureRateCache(new RedisCalls(TestRedis.template()), nanos::get);

    @Test
    void ratesAreReadOnceASecond() {
        write("10000:5:0:5:0");
        write("20000:5:2:3:0");
        assertThat(read().turnsEnded()).isEqualTo(2);
        write("30000:5:5:0:0");

        assertThat(read().turnsEnded()).isEqualTo(2);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(read().turnsEnded()).isEqualTo(5);
    }

    @Test
    void eachRoomHasItsOwnRates() {
        write("10000:5:0:5:0");
        write("20000:5:2:3:0");

        assertThat(read().turnsEnded()).isEqualTo(2);
        assertThat(get(rates.of(new ConcertId(UUID.randomUUID())))).isEqualTo(DepartureRates.UNKNOWN);
    }

    @Test
    void noMoreSamplesAreKeptThanAWindowNeeds() {
        for (int i = 0; i < 2 * DepartureRates.SAMPLES_PER_WINDOW; i++) {
            write(i + ":0:0:0:0");
        }

        get(TestRedisQueue.on(TestRedis.template(), Duration.ZERO)
                .admit(TestRoom.of(concertId).room(), 1));

        assertThat(get(lists.size(key))).isEqualTo(DepartureRates.SAMPLES_PER_WINDOW + 1);
    }

    @Test
    void ratesAreReadAgainAtOnceAfterAnError() {
        get(TestRedis.template().opsForValue().set(key, "not a list"));
        StepVerifier.create(rates.of(concertId)).verifyError();
        get(TestRedis.template().delete(key));

        assertThat(read()).isEqualTo(DepartureRates.UNKNOWN);
    }

    private void write(String sample) {
        get(lists.rightPush(key, sample));
    }

    private DepartureRates read() {
        return get(rates.of(concertId));
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }
}
