package io.frontrow.bootstrap;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long each job rests between two runs on an instance.
 *
 * @param admissionMillis of letting in those who wait
 * @param expiryMillis of marking reservations that ran out
 * @param tidyMillis of clearing away holds that ran out
 * @param metricsMillis of reading what the metrics tell of waiting rooms
 */
@Validated
@ConfigurationProperties("frontrow.jobs")
public record JobProperties(
        @DefaultValue("200") @Min(10) @Max(60_000) long admissionMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long expiryMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long tidyMillis,
        @DefaultValue("5000") @Min(10) @Max(60_000) long metricsMillis) {}
