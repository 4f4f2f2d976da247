/** Transfers of points and what they do to a wallet. */
@NullMarked
package io.frontrow.wallet.model;

import org.jspecify.annotations.NullMarked;
