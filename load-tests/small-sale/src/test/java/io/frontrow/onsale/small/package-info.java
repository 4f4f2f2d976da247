/** A small on-sale in every build. */
@NullMarked
package io.frontrow.onsale.small;

import org.jspecify.annotations.NullMarked;
