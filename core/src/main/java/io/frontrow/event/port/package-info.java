/** Where events come from, and where they go. */
@NullMarked
package io.frontrow.event.port;

import org.jspecify.annotations.NullMarked;
