/** Concerts, their performances and the halls they are played in. */
@NullMarked
package io.frontrow.catalog;

import org.jspecify.annotations.NullMarked;
