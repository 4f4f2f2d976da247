package io.frontrow.account.port;

import io.frontrow.account.port.AttemptLimits.Limit;
import reactor.core.publisher.Mono;

/**
 * The wrong passwords that users were told of, in the store that decides. {@link AttemptLimits} refuses most guesses
 * before a password is checked, but its instances can lose sight of each other. Here the limits hold over all of them,
 * within any period, not only within those that follow each other.
 */
public interface FailedSignIns {

    /**
     * Records a failure, unless as many as the limit allows were recorded within the period before. Of simultaneous calls
     * no more succeed than are left.
     *
     * @return whether it was recorded
     */
    Mono<Boolean> record(Limit limit);
}
