/** What seats need: holds that advise, claims that decide. */
@NullMarked
package io.frontrow.seat.port;

import org.jspecify.annotations.NullMarked;
