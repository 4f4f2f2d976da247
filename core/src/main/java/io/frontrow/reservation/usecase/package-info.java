/** How seats are reserved. */
@NullMarked
package io.frontrow.reservation.usecase;

import org.jspecify.annotations.NullMarked;
