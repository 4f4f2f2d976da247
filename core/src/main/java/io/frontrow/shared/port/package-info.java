/** Driven ports that every feature uses. */
@NullMarked
package io.frontrow.shared.port;

import org.jspecify.annotations.NullMarked;
