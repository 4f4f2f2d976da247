/** Real Postgres and Redis out of jars, for whoever names no others. */
@NullMarked
package io.frontrow.bootstrap.embedded;

import org.jspecify.annotations.NullMarked;
