package io.frontrow.adapter.postgres.wallet;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.wallet.port.WalletsContract;

@OnPostgres(batching = true)
class BatchingWalletsTest extends WalletsContract {}
