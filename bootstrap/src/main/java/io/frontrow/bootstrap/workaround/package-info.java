/**
 * Workarounds for faults of libraries, each with its upstream issue, the affected versions and a test that fails when
 * it stops working.
 */
@NullMarked
package io.frontrow.bootstrap.workaround;

import org.jspecify.annotations.NullMarked;
