/** What an instance does before it is ready, so that the first people do not wait for the JVM. */
@NullMarked
package io.frontrow.bootstrap.warmup;

import org.jspecify.annotations.NullMarked;
