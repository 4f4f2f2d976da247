/** Wallets of points and the ledger behind them. */
@NullMarked
package io.frontrow.wallet;

import org.jspecify.annotations.NullMarked;
