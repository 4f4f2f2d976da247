package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.UsersContract;
import io.frontrow.adapter.postgres.OnPostgres;

@OnPostgres
class PostgresUsersTest extends UsersContract {}
