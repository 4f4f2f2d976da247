/** The judge as a whole, with histories of simulated sales. */
@NullMarked
package io.frontrow.onsale;

import org.jspecify.annotations.NullMarked;
