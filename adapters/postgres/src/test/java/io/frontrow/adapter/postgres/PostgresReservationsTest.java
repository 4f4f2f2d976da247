package io.frontrow.adapter.postgres;

import io.frontrow.reservation.port.ReservationsContract;

@OnPostgres
class PostgresReservationsTest extends ReservationsContract {}
