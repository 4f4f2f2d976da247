package io.frontrow.adapter.postgres;

import io.frontrow.queue.port.PastTurnsContract;

@OnPostgres
class PostgresPastTurnsTest extends PastTurnsContract {}
