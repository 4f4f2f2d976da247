package io.frontrow.audit.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.frontrow.audit.model.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link LedgerSeals}. Each test has an empty ledger of its own. */
public abstract class LedgerSealsContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    protected abstract LedgerSeals seals();

    /** Makes this number of transfers, of two entries each. */
    protected abstract void transfer(int times);

    @Test
    void sealsNothingInAnEmptyLedger() {
        assertThat(seal(10)).isZero();
        assertThat(seal(10)).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void sealsEveryEntryOnce() {
        transfer(3);
        assertThat(sealed(6, 1_000)).isEqualTo(6);

        transfer(2);
        assertThat(sealed(4, 1_000)).isEqualTo(4);
        assertThat(seal(1_000)).isZero();
        assertThat(violations()).isEmpty();
    }

    @Test
    void sealsInBatches() {
        transfer(5);

        assertThat(sealed(4, 4)).isEqualTo(4);
        assertThat(sealed(4, 4)).isEqualTo(4);
        assertThat(sealed(2, 4)).isEqualTo(2);
        assertThat(violations()).isEmpty();
    }

    @Test
    void showsTheLastSeal() {
        assertThat(last()).isEmpty();
        transfer(2);
        sealed(4, 2);

        Seal second = last().orElseThrow();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.hash()).matches("[0-9a-f]{64}");
        assertThat(second.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        transfer(1);
        sealed(2, 10);

        assertThat(last().orElseThrow().number()).isEqualTo(3);
        assertThat(last().orElseThrow().hash()).isNotEqualTo(second.hash());
    }

    private Optional<Seal> last() {
        return Objects.requireNonNull(seals().last().block(TIMEOUT));
    }

    /** Seals until the expected number of entries is sealed, or until the timeout. */
    protected int sealed(int expected, int atMost) {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        int sealed = 0;
        while (sealed < expected && System.nanoTime() < giveUp) {
            sealed += seal(atMost);
        }
        return sealed;
    }

    protected int seal(int atMost) {
        return Objects.requireNonNull(seals().seal(atMost).block(TIMEOUT));
    }

    protected List<String> violations() {
        return Objects.requireNonNull(seals().violations().block(TIMEOUT));
    }
}
