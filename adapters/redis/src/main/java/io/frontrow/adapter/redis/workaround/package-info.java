/**
 * Workarounds for faults of libraries. Each class names the library, its versions and the upstream issue, and has a test that
 * fails when the workaround stops working and one that fails when the library no longer needs it.
 */
@NullMarked
package io.frontrow.adapter.redis.workaround;

import org.jspecify.annotations.NullMarked;
