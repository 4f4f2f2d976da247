package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.reservation.port.PerformanceSalesContract;

@OnPostgres
class PostgresPerformanceSalesTest extends PerformanceSalesContract {}
