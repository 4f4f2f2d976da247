package io.frontrow.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.audit.SealLedger;
import io.frontrow.audit.port.InMemoryLedgerSeals;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.port.InMemoryLeases;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealLedgerUseCaseTest {

    private final TestClock clock = new TestClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_500})
    void sealsInBatches(int entries) {
        assertThat(seal(sealLedger("one", entries))).isEqualTo(entries);
    }

    @Test
    void oneInstanceSealsUntilItsLeaseEnds() {
        seal(sealLedger("one", 1));

        assertThat(seal(sealLedger("two", 1))).isZero();

        clock.turn(Duration.ofSeconds(30));
        assertThat(seal(sealLedger("two", 1))).isEqualTo(1);
    }

    private SealLedger sealLedger(String instance, int entries) {
        InMemoryLedgerSeals seals = new InMemoryLedgerSeals();
        seals.gain(entries);
        return new SealLedgerUseCase(leases.of(instance), seals);
    }

    private static long seal(SealLedger sealLedger) {
        return Objects.requireNonNull(sealLedger.seal().block());
    }
}
