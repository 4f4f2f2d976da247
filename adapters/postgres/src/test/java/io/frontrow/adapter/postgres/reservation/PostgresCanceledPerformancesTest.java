package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.reservation.port.CanceledPerformancesContract;

@OnPostgres
class PostgresCanceledPerformancesTest extends CanceledPerformancesContract {}
