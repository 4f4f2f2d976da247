/** The command line of the judge. */
@NullMarked
package io.frontrow.onsale.command;

import org.jspecify.annotations.NullMarked;
