/** How payments are made. */
@NullMarked
package io.frontrow.payment.usecase;

import org.jspecify.annotations.NullMarked;
