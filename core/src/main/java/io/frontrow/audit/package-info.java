/** Audit of the running system: checks its invariants, and seals the ledger. */
@NullMarked
package io.frontrow.audit;

import org.jspecify.annotations.NullMarked;
