/** What the queue needs: tickets in line, rooms with their policy, signed tokens. */
@NullMarked
package io.frontrow.queue.port;

import org.jspecify.annotations.NullMarked;
