package io.frontrow.adapter.postgres;

import io.frontrow.wallet.port.WalletsContract;

@OnPostgres(batching = true)
class CoalescedWalletsTest extends WalletsContract {}
