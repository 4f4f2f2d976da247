/** Metrics that Frontrow publishes beside those of its libraries. */
@NullMarked
package io.frontrow.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
