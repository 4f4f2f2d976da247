/** How events are published. */
@NullMarked
package io.frontrow.event.usecase;

import org.jspecify.annotations.NullMarked;
