/** Wires the stores, the payment module and the limits of each feature. */
@NullMarked
package io.frontrow.bootstrap.config;

import org.jspecify.annotations.NullMarked;
