/** How seats are shown, held and released. */
@NullMarked
package io.frontrow.seat.usecase;

import org.jspecify.annotations.NullMarked;
