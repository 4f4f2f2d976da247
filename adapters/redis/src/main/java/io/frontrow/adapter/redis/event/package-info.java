/** The stream of events in Redis. */
@NullMarked
package io.frontrow.adapter.redis.event;

import org.jspecify.annotations.NullMarked;
