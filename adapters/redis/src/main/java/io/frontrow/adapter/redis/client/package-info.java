/** Access to Redis: connection settings, keys, scripts and their replies, and faults as core knows them. */
@NullMarked
package io.frontrow.adapter.redis.client;

import org.jspecify.annotations.NullMarked;
