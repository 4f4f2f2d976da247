/** Batching of concurrent requests into one call. */
@NullMarked
package io.frontrow.shared.batching;

import org.jspecify.annotations.NullMarked;
