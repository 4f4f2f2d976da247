/** What payments need: the store that confirms a reservation and moves points in one step, and the payment module. */
@NullMarked
package io.frontrow.payment.port;

import org.jspecify.annotations.NullMarked;
