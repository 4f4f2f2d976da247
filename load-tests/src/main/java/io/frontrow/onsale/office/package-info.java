/** What the operator of a sale does: prepares it, watches it, and reads all books at its end. */
@NullMarked
package io.frontrow.onsale.office;

import org.jspecify.annotations.NullMarked;
