/** Measurements, run by hand and never as tests. */
@NullMarked
package io.frontrow.benchmark;

import org.jspecify.annotations.NullMarked;
