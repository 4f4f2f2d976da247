package io.frontrow.bootstrap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Postgres is used.
 *
 * @param coalesced whether payments, charges and reservations of many travel as one statement, or each as its own
 */
@ConfigurationProperties("frontrow.postgres")
public record PostgresProperties(@DefaultValue("true") boolean coalesced) {}
