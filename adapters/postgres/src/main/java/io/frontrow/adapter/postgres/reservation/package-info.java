/** Reservations and their cancellations. */
@NullMarked
package io.frontrow.adapter.postgres.reservation;

import org.jspecify.annotations.NullMarked;
