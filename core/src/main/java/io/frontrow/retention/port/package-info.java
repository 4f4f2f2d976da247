/** Where it is kept. */
@NullMarked
package io.frontrow.retention.port;

import org.jspecify.annotations.NullMarked;
