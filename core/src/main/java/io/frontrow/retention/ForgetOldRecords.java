package io.frontrow.retention;

import reactor.core.publisher.Mono;

/**
 * Forgets what has been kept for long enough: the answers to commands, published events and the callbacks of the payment
 * module after a day, sessions and spent refresh tokens once they have expired. Safe on every instance at once.
 */
public interface ForgetOldRecords {

    /** Forgets all that is old. @return how many records were forgotten */
    Mono<Long> forget();
}
