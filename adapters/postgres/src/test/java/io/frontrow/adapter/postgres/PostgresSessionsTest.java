package io.frontrow.adapter.postgres;

import io.frontrow.account.port.SessionsContract;

@OnPostgres
class PostgresSessionsTest extends SessionsContract {}
