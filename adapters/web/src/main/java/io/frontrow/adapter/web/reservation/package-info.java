/** Reservations over HTTP. */
@NullMarked
package io.frontrow.adapter.web.reservation;

import org.jspecify.annotations.NullMarked;
