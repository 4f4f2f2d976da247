/** What is kept for a time and then forgotten. */
@NullMarked
package io.frontrow.retention;

import org.jspecify.annotations.NullMarked;
