/** What the ports of payments must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.payment.port;

import org.jspecify.annotations.NullMarked;
