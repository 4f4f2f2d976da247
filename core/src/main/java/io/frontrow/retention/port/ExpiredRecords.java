package io.frontrow.retention.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** The records that may be forgotten. Time is the store's; a batch has at most 1,000. Simultaneous calls forget each once. */
public interface ExpiredRecords {

    /**
     * Forgets answers to commands that were given longer ago than this. A command that is sent again under its key is a new
     * one then; a reservation that is paid stays so.
     *
     * @return how many were forgotten
     */
    Mono<Integer> purgeIdempotencyRecords(Duration keptFor, int atMost);

    /** Forgets events that were published longer ago than this, the oldest first. @return how many were forgotten */
    Mono<Integer> purgeEvents(Duration keptFor, int atMost);

    /**
     * Forgets callbacks of the payment module that were heard longer ago than this.
     *
     * @param keptFor longer than a callback is believed after its time
     * @return how many were forgotten
     */
    Mono<Integer> purgeCallbacks(Duration keptFor, int atMost);

    /**
     * Forgets sessions whose fresh refresh token has expired, with all their tokens. Whatever token of them is used later is
     * refused, known or not.
     *
     * @return how many sessions were forgotten
     */
    Mono<Integer> purgeSessions(int atMost);

    /**
     * Forgets spent refresh tokens that have expired, also of sessions that go on. Until then a spent one betrays whoever
     * uses it again.
     *
     * @return how many were forgotten
     */
    Mono<Integer> purgeSpentTokens(int atMost);
}
