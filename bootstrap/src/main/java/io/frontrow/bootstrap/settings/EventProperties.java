package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where events are published.
 *
 * @param streamKey of the Redis stream
 * @param streamEntriesMax how many entries the stream keeps, or a few more
 * @param relayMillis how long the relay rests between two runs
 */
@Validated
@ConfigurationProperties("frontrow.events")
public record EventProperties(
        @DefaultValue("frontrow:events") @NotBlank String streamKey,
        @DefaultValue("100000") @Min(1_000) long streamEntriesMax,
        @DefaultValue("200") @Min(10) @Max(60_000) long relayMillis) {}
