/** The adapter to Postgres on a real server. */
@NullMarked
package io.frontrow.adapter.postgres;

import org.jspecify.annotations.NullMarked;
