/** Events. */
@NullMarked
package io.frontrow.event.model;

import org.jspecify.annotations.NullMarked;
