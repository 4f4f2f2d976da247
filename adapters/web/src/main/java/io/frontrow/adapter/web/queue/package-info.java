/** Queue tokens and waiting rooms over HTTP. */
@NullMarked
package io.frontrow.adapter.web.queue;

import org.jspecify.annotations.NullMarked;
