/** What a judge found: lines that pass, fail or stay unknown, with what cannot be explained. */
@NullMarked
package io.frontrow.onsale.verdict;

import org.jspecify.annotations.NullMarked;
