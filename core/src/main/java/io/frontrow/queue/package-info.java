/** The waiting room of a concert: joining the queue, waiting, admission, leaving. */
@NullMarked
package io.frontrow.queue;

import org.jspecify.annotations.NullMarked;
