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
     * Replaces a refresh token by a new one in one step. Of simultaneous calls with the same token exactly one replaces
     * it; the others return the token that replaced it.
     */
    Mono<Rotation> rotate(RotateCommand command);

    /** Ends a session, so that its refresh token no longer works. Ending it again has no effect. */
    Mono<Void> end(SessionId sessionId);

    /**
     * Ends the session to which a refresh token belongs, whether the token is spent, expired or neither. An unknown
     * token has no effect.
     */
    Mono<Void> endByToken(String refreshHash);

    /** Ends all sessions of a user. */
    Mono<Void> endAll(UserId userId);

    /**
     * The replacement of a refresh token.
     *
     * @param spentHash the hash of the token to be replaced
     * @param newHash the hash of the new token
     * @param refreshFor how long the new token may be used
     * @param grace how long after it was replaced a token still returns its replacement; used later, it ends its
     *     session
     */
    record RotateCommand(String spentHash, String newHash, Duration refreshFor, Duration grace) {}

    sealed interface Rotation {

        /**
         * The spent token has been replaced, by this call or by an earlier one within the grace period.
         *
         * @param newHash the hash of the token that has replaced it
         * @param expiresAt when that token expires
         */
        record Rotated(SessionId sessionId, User user, String newHash, Instant expiresAt) implements Rotation {}

        /**
         * The token is unknown or expired, or its session has ended; if it was spent before the grace period, this
         * call has ended the session.
         */
        record Refused() implements Rotation {}
    }
}
