/** How the waiting room is run. */
@NullMarked
package io.frontrow.queue.usecase;

import org.jspecify.annotations.NullMarked;
