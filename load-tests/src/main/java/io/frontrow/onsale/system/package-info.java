/** Starts a whole Frontrow with its stores as processes of this machine, measures it, and makes faults in it. */
@NullMarked
package io.frontrow.onsale.system;

import org.jspecify.annotations.NullMarked;
