package io.frontrow.retention.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.retention.PurgeExpiredRecords;
import io.frontrow.retention.port.InMemoryExpiredRecords;
import io.frontrow.shared.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeExpiredRecordsUseCaseTest {

    private final TestClock clock = new TestClock();
    private final InMemoryExpiredRecords records = new InMemoryExpiredRecords(clock);
    private final PurgeExpiredRecords purgeExpiredRecords = new PurgeExpiredRecordsUseCase(records);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_500})
    void allExpiredRecordsArePurged(int count) {
        Instant old = clock.instant().minus(Duration.ofHours(25));
        Instant soon = clock.instant().plus(Duration.ofHours(1));
        IntStream.range(0, count).forEach(_ -> {
            records.addIdempotencyRecord(old);
            records.addEvent(old);
            records.addCallback(old);
            records.addSession(old, soon);
            records.addSession(soon, old);
            records.addFailedSignIns(old);
        });

        assertThat(purgeExpiredRecords.purge().block()).isEqualTo(6L * count);
        assertThat(records.counts()).containsExactly(0, 0, 0, count, 0, 0);
    }

    @Test
    void recordsEventsAndCallbacksAreKeptForADay() {
        records.addIdempotencyRecord(young());
        records.addEvent(young());
        records.addCallback(young());

        assertThat(purgeExpiredRecords.purge().block()).isZero();

        clock.turn(Duration.ofMinutes(61));
        assertThat(purgeExpiredRecords.purge().block()).isEqualTo(3);
    }

    private Instant young() {
        return clock.instant().minus(Duration.ofHours(23));
    }
}
