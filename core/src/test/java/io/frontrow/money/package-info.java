/** A random walk over all commands that move points or seats, checked against a model. */
@NullMarked
package io.frontrow.money;

import org.jspecify.annotations.NullMarked;
