/** How statements run on Postgres: connections with limits, faults, batches, rows and parameters. */
@NullMarked
package io.frontrow.adapter.postgres.sql;

import org.jspecify.annotations.NullMarked;
