/** How wallets are topped up. */
@NullMarked
package io.frontrow.wallet.usecase;

import org.jspecify.annotations.NullMarked;
