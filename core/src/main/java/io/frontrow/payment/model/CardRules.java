package io.frontrow.payment.model;

import java.time.Duration;

/**
 * Limits of payments by card.
 *
 * @param accepted whether cards are accepted at all
 * @param replyTimeout how long the user waits for the payment module before the payment is reported as pending
 * @param overdueAfter the age at which a pending payment is reconciled; longer than the reply timeout
 * @param reconcileRetryDelay the delay before a payment is reconciled again
 */
public record CardRules(boolean accepted, Duration replyTimeout, Duration overdueAfter, Duration reconcileRetryDelay) {}
