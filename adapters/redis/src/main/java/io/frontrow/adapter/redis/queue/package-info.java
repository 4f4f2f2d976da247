/** The waiting rooms in Redis: entries, admission, heartbeats and statistics, each step one script. */
@NullMarked
package io.frontrow.adapter.redis.queue;

import org.jspecify.annotations.NullMarked;
