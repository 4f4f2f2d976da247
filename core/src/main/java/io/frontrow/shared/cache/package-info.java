/** Caches of values that a store returns. */
@NullMarked
package io.frontrow.shared.cache;

import org.jspecify.annotations.NullMarked;
