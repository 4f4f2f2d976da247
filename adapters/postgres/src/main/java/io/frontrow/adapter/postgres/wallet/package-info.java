/** Wallets and their entries. */
@NullMarked
package io.frontrow.adapter.postgres.wallet;

import org.jspecify.annotations.NullMarked;
