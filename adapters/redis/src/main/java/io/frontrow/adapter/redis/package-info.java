/**
 * The queue, the holds and the event stream in Redis: one Lua script per atomic step, by the clock of Redis. The
 * scripts are resources beside the packages that run them.
 */
@NullMarked
package io.frontrow.adapter.redis;

import org.jspecify.annotations.NullMarked;
