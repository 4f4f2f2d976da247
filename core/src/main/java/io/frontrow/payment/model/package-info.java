/** What a payment is and what may come of it. */
@NullMarked
package io.frontrow.payment.model;

import org.jspecify.annotations.NullMarked;
