/** Judges whether a seat was given twice: each seat is a register, and its history must be linearizable. */
@NullMarked
package io.frontrow.onsale.judge.seat;

import org.jspecify.annotations.NullMarked;
