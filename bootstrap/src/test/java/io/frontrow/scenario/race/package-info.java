/** Many concurrent users, on two instances with the same stores. Every race ends with an audit. */
@NullMarked
package io.frontrow.scenario.race;

import org.jspecify.annotations.NullMarked;
