/** Reservations: held seats become a user's, provided they are paid in time. */
@NullMarked
package io.frontrow.reservation;

import org.jspecify.annotations.NullMarked;
