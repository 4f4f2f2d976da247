/** Reservations of seats, which are confirmed if they are paid in time. */
@NullMarked
package io.frontrow.reservation;

import org.jspecify.annotations.NullMarked;
