package io.frontrow.account.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Counts failed sign-ins for each key within a period, over all instances. The period begins with the first failure; when
 * it is over, all failures are allowed again. A store that is unavailable causes no error: then the failures at this
 * instance count.
 */
public interface SignInFailures {

    /** Takes one of the failures that are left, if there is one. Of simultaneous calls no more succeed than are left. */
    Mono<Allowance> take(Limit limit);

    /** {@return whether a failure is left, without taking it} */
    Mono<Allowance> peek(Limit limit);

    /** Gives back a failure that was taken and did not happen. There are never more left than the limit allows. */
    Mono<Void> giveBack(Limit limit);

    /**
     * The number of failures that are allowed.
     *
     * @param key what is counted; contains no personal data
     * @param max failures within the period, at least 1
     * @param period how long a failure counts at most
     */
    record Limit(String key, int max, Duration period) {}

    /**
     * The failures that are left.
     *
     * @param granted whether there was one left
     * @param left how many are left now
     * @param retryAfter when there is one left again; zero if there is
     */
    record Allowance(boolean granted, long left, Duration retryAfter) {}
}
