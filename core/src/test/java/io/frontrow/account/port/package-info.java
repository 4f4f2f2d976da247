/** What the ports of accounts must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.account.port;

import org.jspecify.annotations.NullMarked;
