/** Wires everything and starts it. */
@NullMarked
package io.frontrow.bootstrap;

import org.jspecify.annotations.NullMarked;
