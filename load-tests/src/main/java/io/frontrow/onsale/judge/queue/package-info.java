/** Judges the waiting room: order, places, capacity, rate and the told wait. */
@NullMarked
package io.frontrow.onsale.judge.queue;

import org.jspecify.annotations.NullMarked;
