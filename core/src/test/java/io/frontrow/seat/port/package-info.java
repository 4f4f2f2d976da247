/** What the ports of seats must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.seat.port;

import org.jspecify.annotations.NullMarked;
