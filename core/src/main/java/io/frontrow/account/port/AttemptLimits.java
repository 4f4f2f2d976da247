package io.frontrow.account.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Limits attempts, such as sign-ups of an address or failed sign-ins of an account, for each key within a period, over
 * all instances. The period begins with the first attempt; when it is over, all attempts are allowed again. A store
 * that is unavailable causes no error: then the attempts at this instance count.
 */
public interface AttemptLimits {

    /**
     * Takes one of the attempts that are left, if there is one. Of simultaneous calls no more succeed than are left.
     */
    Mono<Allowance> take(Limit limit);

    /** {@return whether an attempt is left, without taking it} */
    Mono<Allowance> peek(Limit limit);

    /** Gives back an attempt that was taken and does not count. There are never more left than the limit allows. */
    Mono<Void> giveBack(Limit limit);

    /**
     * The number of attempts that are allowed.
     *
     * @param key what is counted; contains no personal data
     * @param max attempts within the period, at least 1
     * @param period how long an attempt counts at most
     */
    record Limit(String key, int max, Duration period) {}

    /**
     * The attempts that are left.
     *
     * @param granted whether there was one left
     * @param left how many are left now
     * @param retryAfter when there is one left again; zero if there is
     */
    record Allowance(boolean granted, long left, Duration retryAfter) {}
}
