/** Seats of a performance: seeing which are free, holding some for a few minutes. */
@NullMarked
package io.frontrow.seat;

import org.jspecify.annotations.NullMarked;
