package io.frontrow.adapter.postgres;

import io.frontrow.wallet.port.WalletsContract;

@OnPostgres
class PostgresWalletsTest extends WalletsContract {}
