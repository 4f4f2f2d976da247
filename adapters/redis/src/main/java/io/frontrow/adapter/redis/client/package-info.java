/** How Redis is called: connection settings, scripts and their replies, keys, and faults as core knows them. */
@NullMarked
package io.frontrow.adapter.redis.client;

import org.jspecify.annotations.NullMarked;
