package io.frontrow.adapter.postgres;

import io.frontrow.queue.port.OperatorActionsContract;

@OnPostgres
class PostgresOperatorActionsTest extends OperatorActionsContract {}
