/** Demo data for a start with embedded stores: concerts on sale, and users. */
@NullMarked
package io.frontrow.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
