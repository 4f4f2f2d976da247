/** Tools for tests that know nothing of the application: the network, the clock, threads. */
@NullMarked
package io.frontrow.test;

import org.jspecify.annotations.NullMarked;
