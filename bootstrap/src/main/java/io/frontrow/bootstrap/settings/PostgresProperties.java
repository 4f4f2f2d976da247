package io.frontrow.bootstrap.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the Postgres stores.
 *
 * @param batching whether concurrent payments, top-ups and reservations are batched into one statement, or sent one by
 *     one
 */
@ConfigurationProperties("frontrow.postgres")
public record PostgresProperties(@DefaultValue("true") boolean batching) {}
