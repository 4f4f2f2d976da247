/** The checks and the seals of the ledger. */
@NullMarked
package io.frontrow.adapter.postgres.audit;

import org.jspecify.annotations.NullMarked;
