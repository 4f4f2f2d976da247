/** Identifiers by which the features refer to each other's objects. */
@NullMarked
package io.frontrow.shared.id;

import org.jspecify.annotations.NullMarked;
