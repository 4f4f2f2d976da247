package io.frontrow.adapter.postgres.catalog;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.catalog.port.ConcertsContract;

@OnPostgres
class PostgresConcertsTest extends ConcertsContract {}
