package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param signUpsPerMinute the number of sign-ups that may come from one address within a minute, up to a million; 0 for
 *     any number
 */
@Validated
@ConfigurationProperties("frontrow.accounts")
public record AccountProperties(
        @DefaultValue("600") @Min(0) @Max(1_000_000) int signUpsPerMinute) {}
