/**
 * Constructs the use cases from their driven ports and rules, once for the application and for the web adapter's
 * tests. The application context must have the ports, the rules, the ids and the clock as beans.
 */
@NullMarked
package io.frontrow.wiring;

import org.jspecify.annotations.NullMarked;
