package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.HeardCallbacksContract;

@OnPostgres
class PostgresHeardCallbacksTest extends HeardCallbacksContract {}
