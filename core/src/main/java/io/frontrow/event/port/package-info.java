/** The outbox that events come from, and the stream that they go to. */
@NullMarked
package io.frontrow.event.port;

import org.jspecify.annotations.NullMarked;
