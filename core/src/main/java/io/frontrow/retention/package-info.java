/** Purging of records that are kept for a limited time. */
@NullMarked
package io.frontrow.retention;

import org.jspecify.annotations.NullMarked;
