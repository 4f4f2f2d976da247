/** What clients must know to sell: limits, and the ways to pay. */
@NullMarked
package io.frontrow.adapter.web.sales;

import org.jspecify.annotations.NullMarked;
