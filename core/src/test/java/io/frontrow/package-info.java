/** What holds for core as a whole. */
@NullMarked
package io.frontrow;

import org.jspecify.annotations.NullMarked;
