/** What the ports of reservations must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.reservation.port;

import org.jspecify.annotations.NullMarked;
