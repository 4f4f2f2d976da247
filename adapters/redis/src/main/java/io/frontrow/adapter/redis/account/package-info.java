/** What Redis keeps of accounts: the failed sign-ins of the last minute. */
@NullMarked
package io.frontrow.adapter.redis.account;

import org.jspecify.annotations.NullMarked;
