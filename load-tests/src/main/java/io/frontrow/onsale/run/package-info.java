/** Plays a whole on-sale, from the preparation to the verdict. */
@NullMarked
package io.frontrow.onsale.run;

import org.jspecify.annotations.NullMarked;
