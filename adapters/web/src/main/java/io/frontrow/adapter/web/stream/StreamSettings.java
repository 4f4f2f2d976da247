package io.frontrow.adapter.web.stream;

import java.time.Duration;

/**
 * How streams are kept.
 *
 * @param writeTimeout how long a client may leave a piece of an event unread before the connection is closed
 */
public record StreamSettings(Duration writeTimeout) {}
