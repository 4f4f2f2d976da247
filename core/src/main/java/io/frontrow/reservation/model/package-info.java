/** What a reservation is. */
@NullMarked
package io.frontrow.reservation.model;

import org.jspecify.annotations.NullMarked;
