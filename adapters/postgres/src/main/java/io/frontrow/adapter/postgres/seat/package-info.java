/** Claims on seats. */
@NullMarked
package io.frontrow.adapter.postgres.seat;

import org.jspecify.annotations.NullMarked;
