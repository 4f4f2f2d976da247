/** Reactive building blocks that several features use. They know no feature. */
@NullMarked
package io.frontrow.shared;

import org.jspecify.annotations.NullMarked;
