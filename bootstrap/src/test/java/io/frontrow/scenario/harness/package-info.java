/** A running Frontrow, and people who use it over HTTP, for tests that speak. */
@NullMarked
package io.frontrow.scenario.harness;

import org.jspecify.annotations.NullMarked;
