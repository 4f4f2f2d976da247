/** The checks of queue and holds in Redis. */
@NullMarked
package io.frontrow.adapter.redis.audit;

import org.jspecify.annotations.NullMarked;
