/** Decides how Frontrow starts, checks that it can, and reports when it is ready. */
@NullMarked
package io.frontrow.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
