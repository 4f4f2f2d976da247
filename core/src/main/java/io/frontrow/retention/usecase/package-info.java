/** How expired records are purged. */
@NullMarked
package io.frontrow.retention.usecase;

import org.jspecify.annotations.NullMarked;
