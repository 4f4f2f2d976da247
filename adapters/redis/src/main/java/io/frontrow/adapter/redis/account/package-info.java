/** What Redis keeps of accounts: the sign-ups and failed sign-ins of the last minute. */
@NullMarked
package io.frontrow.adapter.redis.account;

import org.jspecify.annotations.NullMarked;
