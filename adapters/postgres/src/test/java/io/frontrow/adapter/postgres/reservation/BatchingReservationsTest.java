package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.reservation.port.ReservationsContract;

@OnPostgres(batching = true)
class BatchingReservationsTest extends ReservationsContract {}
