package io.frontrow.account.model;

import java.time.Duration;

/**
 * Limits of sessions.
 *
 * @param refreshFor how long a refresh token is valid
 */
public record AccountRules(Duration refreshFor) {}
