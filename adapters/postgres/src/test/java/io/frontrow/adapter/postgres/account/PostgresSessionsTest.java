package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.SessionsContract;
import io.frontrow.adapter.postgres.OnPostgres;

@OnPostgres
class PostgresSessionsTest extends SessionsContract {}
