/** The queue and the holds in Redis: one Lua script per atomic step, by Redis' clock. */
@NullMarked
package io.frontrow.adapter.redis;

import org.jspecify.annotations.NullMarked;
