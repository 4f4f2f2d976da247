/** Benchmarks, run by hand and not as tests; each prints a table that the documentation repeats. */
@NullMarked
package io.frontrow.benchmark;

import org.jspecify.annotations.NullMarked;
