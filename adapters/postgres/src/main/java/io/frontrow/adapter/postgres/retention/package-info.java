/** Records that are kept for a limited time. */
@NullMarked
package io.frontrow.adapter.postgres.retention;

import org.jspecify.annotations.NullMarked;
