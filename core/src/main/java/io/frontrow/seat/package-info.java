/** Performances and their seats: which are available, and holds on some of them for a few minutes. */
@NullMarked
package io.frontrow.seat;

import org.jspecify.annotations.NullMarked;
