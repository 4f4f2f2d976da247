/** Limits of the HTTP server for slow clients. */
@NullMarked
package io.frontrow.bootstrap.http;

import org.jspecify.annotations.NullMarked;
