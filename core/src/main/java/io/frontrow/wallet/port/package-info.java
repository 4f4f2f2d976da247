/** What wallets need: the ledger. */
@NullMarked
package io.frontrow.wallet.port;

import org.jspecify.annotations.NullMarked;
