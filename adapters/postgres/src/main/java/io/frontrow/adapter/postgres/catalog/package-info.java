/** Concerts and performances. */
@NullMarked
package io.frontrow.adapter.postgres.catalog;

import org.jspecify.annotations.NullMarked;
