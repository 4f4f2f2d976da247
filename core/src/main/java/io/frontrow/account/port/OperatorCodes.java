package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The codes that make their bearer the first operator. None is valid once there is an operator. */
public interface OperatorCodes {

    /**
     * Adds a code, or makes a known one valid for longer.
     *
     * @return whether it is valid; false if there is an operator
     */
    Mono<Boolean> offer(String codeHash, Duration validFor);

    /** Whether a code is valid now, without using it. */
    Mono<Boolean> isValid(String codeHash);

    /**
     * Adds the first operator and uses up all codes, both or neither. Of simultaneous calls, whatever their codes,
     * exactly one adds an operator.
     */
    Mono<Redemption> redeem(String codeHash, Credentials operator);

    /** The outcome of using a code; the refusals in order of precedence. */
    enum Redemption {
        REDEEMED,
        /** The code is unknown or has expired, or there is an operator. */
        INVALID_CODE,
        /** The e-mail address is taken. The code stays valid. */
        EMAIL_TAKEN
    }
}
