/** A sandbox of the payment module. It speaks the same protocol, and each of its card tokens behaves differently. */
@NullMarked
package io.frontrow.adapter.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
