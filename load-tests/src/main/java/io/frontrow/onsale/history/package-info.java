/** The history of an on-sale as its clients wrote it: one JSON line for each operation. */
@NullMarked
package io.frontrow.onsale.history;

import org.jspecify.annotations.NullMarked;
