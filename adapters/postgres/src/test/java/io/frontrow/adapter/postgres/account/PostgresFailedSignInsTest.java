package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.FailedSignInsContract;
import io.frontrow.adapter.postgres.OnPostgres;

@OnPostgres
class PostgresFailedSignInsTest extends FailedSignInsContract {}
