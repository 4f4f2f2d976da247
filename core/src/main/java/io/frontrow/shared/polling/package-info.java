/** Streams of changing states, polled for all their subscribers together. */
@NullMarked
package io.frontrow.shared.polling;

import org.jspecify.annotations.NullMarked;
