/** Server-sent events: how streams of them are begun, written, measured and ended. */
@NullMarked
package io.frontrow.adapter.web.stream;

import org.jspecify.annotations.NullMarked;
