/** What payments need: the store in which a reservation is confirmed and points move in one step. */
@NullMarked
package io.frontrow.payment.port;

import org.jspecify.annotations.NullMarked;
