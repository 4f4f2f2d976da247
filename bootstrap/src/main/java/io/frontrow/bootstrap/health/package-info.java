/** Health checks of the stores. */
@NullMarked
package io.frontrow.bootstrap.health;

import org.jspecify.annotations.NullMarked;
