/** Waiting rooms in virtual time, to see how well the waits told come true. */
@NullMarked
package io.frontrow.queue.simulation;

import org.jspecify.annotations.NullMarked;
