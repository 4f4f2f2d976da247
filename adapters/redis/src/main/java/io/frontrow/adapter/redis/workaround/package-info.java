/**
 * Workarounds for faults of libraries. Each class names the library, its versions and the upstream issue. One test of
 * it fails when the workaround stops working, another one when the library no longer needs it.
 */
@NullMarked
package io.frontrow.adapter.redis.workaround;

import org.jspecify.annotations.NullMarked;
