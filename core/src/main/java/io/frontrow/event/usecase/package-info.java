/** How events are told. */
@NullMarked
package io.frontrow.event.usecase;

import org.jspecify.annotations.NullMarked;
