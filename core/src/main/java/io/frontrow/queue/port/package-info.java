/** What the queue needs: entries and their admission, waiting rooms with their policies, signed tokens. */
@NullMarked
package io.frontrow.queue.port;

import org.jspecify.annotations.NullMarked;
