/** How wallets are charged. */
@NullMarked
package io.frontrow.wallet.usecase;

import org.jspecify.annotations.NullMarked;
