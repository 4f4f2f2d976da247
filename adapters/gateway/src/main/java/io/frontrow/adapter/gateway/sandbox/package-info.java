/** A payment module to try things out with: it speaks as the real one does, and each card token has its own story. */
@NullMarked
package io.frontrow.adapter.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
