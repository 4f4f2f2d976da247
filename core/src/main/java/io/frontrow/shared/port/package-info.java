/** What every feature needs from outside. */
@NullMarked
package io.frontrow.shared.port;

import org.jspecify.annotations.NullMarked;
