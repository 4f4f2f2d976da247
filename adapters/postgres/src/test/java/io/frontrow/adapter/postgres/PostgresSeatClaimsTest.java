package io.frontrow.adapter.postgres;

import io.frontrow.seat.port.SeatClaimsContract;

@OnPostgres
class PostgresSeatClaimsTest extends SeatClaimsContract {}
