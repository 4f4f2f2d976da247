/** What the ports of the queue must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.queue.port;

import org.jspecify.annotations.NullMarked;
