/** What the ports of wallets must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.wallet.port;

import org.jspecify.annotations.NullMarked;
