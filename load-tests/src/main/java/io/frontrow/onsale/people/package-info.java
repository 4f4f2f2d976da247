/** Plays the people of an on-sale, fans and bots, in Gatling's DSL. */
@NullMarked
package io.frontrow.onsale.people;

import org.jspecify.annotations.NullMarked;
