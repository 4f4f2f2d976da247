/** Rules for the core as a whole. */
@NullMarked
package io.frontrow;

import org.jspecify.annotations.NullMarked;
