/** Leases of work that one instance does at a time. */
@NullMarked
package io.frontrow.adapter.postgres.lease;

import org.jspecify.annotations.NullMarked;
