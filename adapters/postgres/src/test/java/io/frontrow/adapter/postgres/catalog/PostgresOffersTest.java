package io.frontrow.adapter.postgres.catalog;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.catalog.port.OffersContract;

@OnPostgres
class PostgresOffersTest extends OffersContract {}
