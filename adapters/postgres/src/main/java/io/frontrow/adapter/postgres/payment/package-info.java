/** Payments by wallet and by card, and refunds to cards. */
@NullMarked
package io.frontrow.adapter.postgres.payment;

import org.jspecify.annotations.NullMarked;
