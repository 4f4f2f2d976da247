package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.CardPaymentsContract;

@OnPostgres
class PostgresCardPaymentsTest extends CardPaymentsContract {}
