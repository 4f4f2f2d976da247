package io.frontrow.retention;

import reactor.core.publisher.Mono;

/**
 * Purges records whose retention period is over: idempotency records, published events and callbacks of the payment
 * module after a day, sessions and spent refresh tokens once they have expired, failed sign-ins once they do not count
 * any more. Safe to run on every instance at the same time.
 */
public interface PurgeExpiredRecords {

    /**
     * Purges all expired records.
     *
     * @return number of records purged
     */
    Mono<Long> purge();
}
