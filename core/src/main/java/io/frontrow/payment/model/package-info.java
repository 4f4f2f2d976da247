/** Payments and their outcomes. */
@NullMarked
package io.frontrow.payment.model;

import org.jspecify.annotations.NullMarked;
