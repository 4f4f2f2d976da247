/** The waiting room of a concert: getting in line, waiting, being let in, leaving. */
@NullMarked
package io.frontrow.queue;

import org.jspecify.annotations.NullMarked;
