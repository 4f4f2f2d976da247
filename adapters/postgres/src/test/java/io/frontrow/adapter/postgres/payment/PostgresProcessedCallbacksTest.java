package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.payment.port.ProcessedCallbacksContract;

@OnPostgres
class PostgresProcessedCallbacksTest extends ProcessedCallbacksContract {}
