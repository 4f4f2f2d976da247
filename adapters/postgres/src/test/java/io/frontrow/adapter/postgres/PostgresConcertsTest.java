package io.frontrow.adapter.postgres;

import io.frontrow.catalog.port.ConcertsContract;

@OnPostgres
class PostgresConcertsTest extends ConcertsContract {}
