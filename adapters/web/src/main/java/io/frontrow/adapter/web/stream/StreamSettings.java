package io.frontrow.adapter.web.stream;

import java.time.Duration;

/**
 * Settings of streams.
 *
 * @param writeTimeout how long a client may leave a piece of an event unread before its connection is closed
 */
public record StreamSettings(Duration writeTimeout) {}
