/** The contract of what may be forgotten, and a fake. */
@NullMarked
package io.frontrow.retention.port;

import org.jspecify.annotations.NullMarked;
