package io.frontrow.retention.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Records whose retention period is over. Times are by the store's clock; a batch has at most 1,000 records.
 * Simultaneous calls purge each record once.
 */
public interface ExpiredRecords {

    /**
     * Purges the stored results of commands that are older than this. A command that is sent again under its key is a
     * new one then; a paid reservation stays paid.
     *
     * @return number of results purged
     */
    Mono<Integer> purgeIdempotencyRecords(Duration keptFor, int atMost);

    /**
     * Purges events that were published longer ago than this, oldest first.
     *
     * @return number of events purged
     */
    Mono<Integer> purgeEvents(Duration keptFor, int atMost);

    /**
     * Purges callbacks of the payment module that were processed longer ago than this.
     *
     * @param keptFor longer than the time after which a callback is rejected as stale
     * @return number of callbacks purged
     */
    Mono<Integer> purgeCallbacks(Duration keptFor, int atMost);

    /**
     * Purges sessions whose unspent refresh token has expired, with all their tokens. A token of such a session is
     * rejected whether or not it is still stored.
     *
     * @return number of sessions purged
     */
    Mono<Integer> purgeSessions(int atMost);

    /**
     * Purges spent refresh tokens that have expired, even of sessions that continue. Until then the reuse of a spent
     * token is detected.
     *
     * @return number of tokens purged
     */
    Mono<Integer> purgeSpentTokens(int atMost);

    /**
     * Purges what is known of failed sign-ins of an account or an address, once none of them counts any more.
     *
     * @return number of accounts and addresses
     */
    Mono<Integer> purgeFailedSignIns(int atMost);
}
