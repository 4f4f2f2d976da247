package io.frontrow.adapter.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.port.PerformancesContract;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPostgres
class PostgresPerformancesTest extends PerformancesContract {

    @Test
    void changesNothingThatCannotBeRecorded() {
        Performance performance = aPerformance();
        By nobody = by(new UserId(UUID.randomUUID()));

        assertThatThrownBy(() -> get(store().performances().withdraw(performance.performanceId(), nobody)))
                .hasMessageContaining("operator_action");

        assertThat(get(store().performances().find(performance.performanceId())))
                .map(Performance::state)
                .contains(PerformanceState.ON_SALE);
    }
}
