/** A running system and its users over HTTP, in the language of the scenarios. */
@NullMarked
package io.frontrow.scenario.harness;

import org.jspecify.annotations.NullMarked;
