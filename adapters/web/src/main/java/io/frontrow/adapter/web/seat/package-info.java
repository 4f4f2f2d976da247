/** The seat map and holds over HTTP. */
@NullMarked
package io.frontrow.adapter.web.seat;

import org.jspecify.annotations.NullMarked;
