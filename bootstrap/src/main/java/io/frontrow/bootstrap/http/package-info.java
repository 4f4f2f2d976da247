/** Limits of the HTTP server for slow and vanished clients, and the problems of requests that it rejects itself. */
@NullMarked
package io.frontrow.bootstrap.http;

import org.jspecify.annotations.NullMarked;
