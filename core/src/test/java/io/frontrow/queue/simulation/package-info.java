/** A simulation of waiting rooms in virtual time, which measures the accuracy of the estimated waits. */
@NullMarked
package io.frontrow.queue.simulation;

import org.jspecify.annotations.NullMarked;
