package io.frontrow.adapter.postgres;

import io.frontrow.account.port.UsersContract;

@OnPostgres
class PostgresUsersTest extends UsersContract {}
