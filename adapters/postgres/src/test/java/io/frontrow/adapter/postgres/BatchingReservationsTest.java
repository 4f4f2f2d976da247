package io.frontrow.adapter.postgres;

import io.frontrow.reservation.port.ReservationsContract;

@OnPostgres(batching = true)
class BatchingReservationsTest extends ReservationsContract {}
