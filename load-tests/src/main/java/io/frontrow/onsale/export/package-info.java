/** Converts histories to the form that other checkers read. */
@NullMarked
package io.frontrow.onsale.export;

import org.jspecify.annotations.NullMarked;
