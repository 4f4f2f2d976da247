/** What seats need: advisory holds, and claims, which decide. */
@NullMarked
package io.frontrow.seat.port;

import org.jspecify.annotations.NullMarked;
