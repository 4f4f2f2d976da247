/** Talks to Frontrow over its HTTP API, and writes down what was said. */
@NullMarked
package io.frontrow.onsale.client;

import org.jspecify.annotations.NullMarked;
