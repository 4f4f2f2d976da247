package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long each job rests between two runs on an instance.
 *
 * @param admissionMillis of letting in where somebody is known to wait
 * @param roundMillis of letting in everywhere
 * @param expiryMillis of marking reservations that ran out
 * @param tidyMillis of clearing away holds that ran out
 * @param sweepMillis of sweeping those who gave no sign for too long
 * @param metricsMillis of reading what the metrics tell of waiting rooms
 */
@Validated
@ConfigurationProperties("frontrow.jobs")
public record JobProperties(
        @DefaultValue("200") @Min(10) @Max(60_000) long admissionMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long roundMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long expiryMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long tidyMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long sweepMillis,
        @DefaultValue("5000") @Min(10) @Max(60_000) long metricsMillis) {

    private static final long SWEEP_PAUSE_SECONDS_MIN = 5;

    /** A pause between two sweeps that no job has of itself: the store was away, or no instance ran. */
    public Duration sweepPauseMax() {
        return Duration.ofMillis(Math.max(3 * sweepMillis, SWEEP_PAUSE_SECONDS_MIN * 1_000));
    }
}
