/** The holds on seats in Redis. */
@NullMarked
package io.frontrow.adapter.redis.seat;

import org.jspecify.annotations.NullMarked;
