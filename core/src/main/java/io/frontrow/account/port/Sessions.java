package io.frontrow.account.port;

import io.frontrow.account.model.SessionId;
import io.frontrow.account.model.User;
import io.frontrow.account.model.UserId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The sessions of users, each with one refresh token that is not spent. Time is the store's. */
public interface Sessions {

    /**
     * Begins a session.
     *
     * @param refreshHash the hash of the session's first refresh token
     * @param refreshFor how long that token may be used
     * @return when it expires
     */
    Mono<Instant> open(SessionId sessionId, UserId userId, String refreshHash, Duration refreshFor);

    /**
     * Spends one refresh token and puts another in its place, in one step: of simultaneous calls with one token exactly
     * one rotates, and the others, using a spent token, end the session.
     */
    Mono<Rotation> rotate(String spentHash, String freshHash, Duration refreshFor);

    /** Ends a session, so that its refresh token works no more. Ending it again changes nothing. */
    Mono<Void> end(SessionId sessionId);

    sealed interface Rotation {

        /**
         * The fresh token has taken the place of the spent one.
         *
         * @param expiresAt when the fresh token expires
         */
        record Rotated(SessionId sessionId, User user, Instant expiresAt) implements Rotation {}

        /** The token is unknown, expired or its session over; a spent one has ended its session by this call. */
        record Refused() implements Rotation {}
    }
}
