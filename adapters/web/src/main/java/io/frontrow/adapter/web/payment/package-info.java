/** Payments over HTTP. */
@NullMarked
package io.frontrow.adapter.web.payment;

import org.jspecify.annotations.NullMarked;
