package io.frontrow.adapter.postgres;

import io.frontrow.catalog.port.PerformancesContract;

@OnPostgres
class PostgresPerformancesTest extends PerformancesContract {}
