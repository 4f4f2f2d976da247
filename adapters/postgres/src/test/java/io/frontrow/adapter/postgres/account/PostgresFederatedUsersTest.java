package io.frontrow.adapter.postgres.account;

import io.frontrow.account.port.FederatedUsersContract;
import io.frontrow.adapter.postgres.OnPostgres;

@OnPostgres
class PostgresFederatedUsersTest extends FederatedUsersContract {}
