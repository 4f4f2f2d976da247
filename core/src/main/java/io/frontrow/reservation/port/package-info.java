/** What reservations need: the store that decides which user has a seat. */
@NullMarked
package io.frontrow.reservation.port;

import org.jspecify.annotations.NullMarked;
