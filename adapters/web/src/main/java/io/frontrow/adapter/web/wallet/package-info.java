/** Wallets over HTTP. */
@NullMarked
package io.frontrow.adapter.web.wallet;

import org.jspecify.annotations.NullMarked;
