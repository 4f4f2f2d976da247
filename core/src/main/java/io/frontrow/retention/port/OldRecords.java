package io.frontrow.retention.port;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** The records that may be forgotten. Time is the store's; a batch has at most 1,000. Simultaneous calls forget each once. */
public interface OldRecords {

    /**
     * Forgets answers to commands that were given longer ago than this. A command that is sent again under its key is a new
     * one then; a reservation that is paid stays so.
     *
     * @return how many were forgotten
     */
    Mono<Integer> forgetAnswers(Duration keptFor, int atMost);

    /** Forgets events that were published longer ago than this, the oldest first. @return how many were forgotten */
    Mono<Integer> forgetEvents(Duration keptFor, int atMost);

    /**
     * Forgets refresh tokens that have expired, spent or not. Until then a spent one betrays whoever uses it again; an expired
     * one is refused, known or not.
     *
     * @return how many were forgotten
     */
    Mono<Integer> forgetRefreshTokens(int atMost);
}
