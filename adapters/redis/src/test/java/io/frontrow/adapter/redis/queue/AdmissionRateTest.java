package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class AdmissionRateTest {

    private static final int RATE = 10;
    private static final int CALLERS = 8;
    private static final long SECOND_IN_MICROS = 1_000_000;

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestQueue queue = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);

    @Test
    void noSecondHasMoreAdmissionsThanTheRateHoweverManyInstancesAdmit() {
        join(3 * RATE);
        WaitingRoom room = TestRoom.of(concertId).admitPerSecond(RATE).room();

        AtomicInteger admitted = new AtomicInteger();

        Flux.range(0, CALLERS)
                .flatMap(_ -> queue.admit(room, 3)
                        .doOnNext(batch -> admitted.addAndGet(batch.admitted()))
                        .repeat(() -> admitted.get() < 3 * RATE))
                .blockLast(Duration.ofSeconds(10));

        List<Long> times = admissionTimes();
        assertThat(times).hasSize(3 * RATE).isSorted();
        assertThat(IntStream.range(RATE, times.size()).mapToObj(i -> times.get(i) - times.get(i - RATE)))
                .allMatch(apart -> apart >= SECOND_IN_MICROS);
    }

    private void join(int count) {
        Flux.range(0, count)
                .concatMap(_ -> queue.join(
                        TestRoom.of(concertId).room(),
                        new UserId(UUID.randomUUID()),
                        new QueueEntryId(UUID.randomUUID())))
                .blockLast(Duration.ofSeconds(10));
    }

    private List<Long> admissionTimes() {
        return TestRedis.template()
                .opsForList()
                .range(new ConcertKeys(concertId).admissionLog(), 0, -1)
                .map(AdmissionLogEntry::parse)
                .map(AdmissionLogEntry::atMicros)
                .collectList()
                .blockOptional(Duration.ofSeconds(5))
                .orElseThrow();
    }
}
