/** Contracts of the ports of events, and fakes of them. */
@NullMarked
package io.frontrow.event.port;

import org.jspecify.annotations.NullMarked;
