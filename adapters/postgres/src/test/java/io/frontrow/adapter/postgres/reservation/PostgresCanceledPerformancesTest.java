package io.frontrow.adapter.postgres.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.audit.PostgresLedgerChecks;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.reservation.port.CanceledPerformancesContract;
import org.junit.jupiter.api.AfterEach;

@OnPostgres
class PostgresCanceledPerformancesTest extends CanceledPerformancesContract {

    @AfterEach
    void refundsAddUp(TestPostgres postgres) {
        assertThat(get(new PostgresLedgerChecks(postgres.client(), postgres.executor()).check()))
                .filteredOn(check -> check.invariant() == Invariant.REFUNDED_ONCE)
                .hasSize(1)
                .allMatch(AuditCheck::isOk);
    }
}
