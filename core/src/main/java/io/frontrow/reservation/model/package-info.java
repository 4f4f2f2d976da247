/** Reservations and the outcomes of cancellations. */
@NullMarked
package io.frontrow.reservation.model;

import org.jspecify.annotations.NullMarked;
