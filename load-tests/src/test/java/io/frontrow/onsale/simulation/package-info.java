/** A sale that was never held: it writes the history that clients of a correct service would write. */
@NullMarked
package io.frontrow.onsale.simulation;

import org.jspecify.annotations.NullMarked;
