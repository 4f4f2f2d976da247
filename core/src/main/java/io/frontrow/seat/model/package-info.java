/** Holds, and the map of a hall with the status of each seat. */
@NullMarked
package io.frontrow.seat.model;

import org.jspecify.annotations.NullMarked;
