package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.PaymentsContract;

@OnPostgres
class PostgresPaymentsTest extends PaymentsContract {}
