package io.frontrow.adapter.postgres.seat;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.seat.port.SeatClaimsContract;

@OnPostgres
class PostgresSeatClaimsTest extends SeatClaimsContract {}
