package io.frontrow.payment.model;

import java.time.Duration;

/**
 * How many declined payments by card a user may make. Without a limit, a sale would tell card thieves which of their
 * card numbers are valid.
 */
public final class CardAttempts {

    /** Declined payments for one reservation, within the period. */
    public static final int DECLINES_PER_RESERVATION_MAX = 5;

    /** Declined payments of one user, within the period. */
    public static final int DECLINES_PER_USER_MAX = 10;

    /** How long a declined payment counts. */
    public static final Duration PERIOD = Duration.ofHours(1);

    private CardAttempts() {}
}
