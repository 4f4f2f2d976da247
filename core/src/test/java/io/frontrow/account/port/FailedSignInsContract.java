package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.shared.SystemOfRecordContract;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link FailedSignIns}. */
public abstract class FailedSignInsContract extends SystemOfRecordContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final String key = UUID.randomUUID().toString();

    @Test
    void recordsSoMany() {
        assertThat(record(3, LONG)).isTrue();
        assertThat(record(3, LONG)).isTrue();
        assertThat(record(3, LONG)).isTrue();

        assertThat(record(3, LONG)).isFalse();
        assertThat(record(3, LONG)).isFalse();
    }

    @Test
    void recordsNoMoreWithinAnyPeriod() {
        Duration period = MOMENT.multipliedBy(2);
        assertThat(record(2, period)).isTrue();
        store().time().pass(MOMENT);
        assertThat(record(2, period)).isTrue();
        assertThat(record(2, period)).isFalse();

        store().time().pass(MOMENT);

        assertThat(record(2, period)).isTrue();
        assertThat(record(2, period)).as("the second one is half a period ago").isFalse();
    }

    @Test
    void recordsAgainAfterThePeriod() {
        record(2, MOMENT);
        record(2, MOMENT);

        store().time().pass(MOMENT);

        assertThat(record(2, MOMENT)).isTrue();
        assertThat(record(2, MOMENT)).isTrue();
        assertThat(record(2, MOMENT)).isFalse();
    }

    @Test
    void countsEachKeyByItself() {
        record(1, LONG);

        assertThat(get(store().failedSignIns()
                        .record(new Limit(UUID.randomUUID().toString(), 1, LONG))))
                .isTrue();
    }

    @Test
    void recordsNoMoreAtOnce() {
        List<Boolean> recorded = atOnce(40, _ -> store().failedSignIns().record(new Limit(key, 10, LONG)));

        assertThat(recorded).filteredOn(each -> each).hasSize(10);
    }

    private boolean record(int max, Duration period) {
        return get(store().failedSignIns().record(new Limit(key, max, period)));
    }
}
