/** Publication of what happens to reservations. */
@NullMarked
package io.frontrow.event;

import org.jspecify.annotations.NullMarked;
