/** Judges reservations and points: what is there at the end against what was answered. */
@NullMarked
package io.frontrow.onsale.judge.book;

import org.jspecify.annotations.NullMarked;
