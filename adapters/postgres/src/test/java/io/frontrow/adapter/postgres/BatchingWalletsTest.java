package io.frontrow.adapter.postgres;

import io.frontrow.wallet.port.WalletsContract;

@OnPostgres(batching = true)
class BatchingWalletsTest extends WalletsContract {}
