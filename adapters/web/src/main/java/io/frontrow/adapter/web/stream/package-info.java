/** Server-sent events: beginning, writing, measuring and ending streams of them. */
@NullMarked
package io.frontrow.adapter.web.stream;

import org.jspecify.annotations.NullMarked;
