/** What happens to reservations, told to whoever wants to know. */
@NullMarked
package io.frontrow.event;

import org.jspecify.annotations.NullMarked;
