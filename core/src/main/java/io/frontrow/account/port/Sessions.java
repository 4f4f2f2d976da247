package io.frontrow.account.port;

import io.frontrow.account.model.User;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The sessions of users, each with one unspent refresh token. Times are by the store's clock. */
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
     * Replaces a refresh token by a new one in one step. Of simultaneous calls with the same token exactly one rotates
     * it; the others use a spent token and end the session.
     */
    Mono<Rotation> rotate(String spentHash, String newHash, Duration refreshFor);

    /** Ends a session, so that its refresh token no longer works. Ending it again has no effect. */
    Mono<Void> end(SessionId sessionId);

    sealed interface Rotation {

        /**
         * The new token has replaced the spent one.
         *
         * @param expiresAt when the new token expires
         */
        record Rotated(SessionId sessionId, User user, Instant expiresAt) implements Rotation {}

        /**
         * The token is unknown or expired, or its session has ended; if it was spent, this call has ended the session.
         */
        record Refused() implements Rotation {}
    }
}
