/** Hostile requests, generated from the API document. */
@NullMarked
package io.frontrow.scenario.hostile;

import org.jspecify.annotations.NullMarked;
