package io.frontrow.adapter.postgres;

import io.frontrow.payment.port.PaymentsContract;

@OnPostgres(batching = true)
class BatchingPaymentsTest extends PaymentsContract {}
