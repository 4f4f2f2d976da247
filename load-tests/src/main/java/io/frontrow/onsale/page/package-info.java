/** Draws a sale and its verdict as one HTML file that works offline. */
@NullMarked
package io.frontrow.onsale.page;

import org.jspecify.annotations.NullMarked;
