package io.frontrow.retention;

import reactor.core.publisher.Mono;

/**
 * Forgets what has been kept for long enough: the answers to commands after a day, published events after a day, refresh
 * tokens once they have expired. Safe on every instance at once.
 */
public interface ForgetOldRecords {

    /** Forgets all that is old. @return how many records were forgotten */
    Mono<Long> forget();
}
