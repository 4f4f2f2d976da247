/** The store of the expired records. */
@NullMarked
package io.frontrow.retention.port;

import org.jspecify.annotations.NullMarked;
