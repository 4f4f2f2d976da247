/** How it is forgotten. */
@NullMarked
package io.frontrow.retention.usecase;

import org.jspecify.annotations.NullMarked;
