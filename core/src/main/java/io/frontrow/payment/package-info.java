/** Paying for a reservation. */
@NullMarked
package io.frontrow.payment;

import org.jspecify.annotations.NullMarked;
