/** Estimates of waits: rates measured in a waiting room and what follows from them for an entry. */
@NullMarked
package io.frontrow.queue.model.forecast;

import org.jspecify.annotations.NullMarked;
