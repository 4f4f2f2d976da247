package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.OperatorCodesContract;
import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;

@OnPostgres
class PostgresOperatorCodesTest extends OperatorCodesContract {

    private final TestPostgres postgres;

    PostgresOperatorCodesTest(TestPostgres postgres) {
        this.postgres = postgres;
    }

    @Override
    protected void removeOperators() {
        postgres.asOwner("UPDATE app_user SET role = 'USER'", "DELETE FROM operator_code");
    }
}
