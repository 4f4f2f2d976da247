/** Reads a history once and judges every line of the verdict. */
@NullMarked
package io.frontrow.onsale.judge;

import org.jspecify.annotations.NullMarked;
