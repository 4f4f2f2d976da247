/** Postgres and Redis servers from jars, used if the settings configure no stores. */
@NullMarked
package io.frontrow.bootstrap.embedded;

import org.jspecify.annotations.NullMarked;
