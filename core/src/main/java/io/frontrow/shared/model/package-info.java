/** Values that every feature uses: points, pages of lists, idempotency keys. */
@NullMarked
package io.frontrow.shared.model;

import org.jspecify.annotations.NullMarked;
