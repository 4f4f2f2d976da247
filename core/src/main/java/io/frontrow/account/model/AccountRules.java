package io.frontrow.account.model;

import java.time.Duration;

/**
 * Limits of sessions and of sign-ups.
 *
 * @param refreshFor how long a refresh token is valid
 * @param signUpsPerMinute the number of sign-ups that may come from one address within a minute; 0 for any number
 */
public record AccountRules(Duration refreshFor, int signUpsPerMinute) {

    /** How long a code that makes the first operator is valid. */
    public static final Duration OPERATOR_CODE_LIFETIME = Duration.ofHours(24);

    /** How long a spent refresh token returns its replacement once more: for a lost response, or a second tab. */
    public static final Duration REFRESH_GRACE = Duration.ofSeconds(10);
}
