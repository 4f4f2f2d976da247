package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the event stream and of the relay that publishes to it.
 *
 * @param streamKey the key of the Redis stream
 * @param streamEntriesMax the approximate number of entries that the stream keeps, at least 1,000
 * @param relayDelay the delay between two runs of the relay, 10 ms … 1 min
 */
@Validated
@ConfigurationProperties("frontrow.events")
public record EventProperties(
        @DefaultValue("frontrow:events") @NotBlank String streamKey,
        @DefaultValue("100000") @Min(1_000) long streamEntriesMax,

        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration relayDelay) {}
