/** The ports to the store that decides: accounts, catalog, reservations and the ledger, in Postgres by R2DBC. */
@NullMarked
package io.frontrow.adapter.postgres;

import org.jspecify.annotations.NullMarked;
