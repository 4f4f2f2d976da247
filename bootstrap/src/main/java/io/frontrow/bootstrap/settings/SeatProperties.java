package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How seats are held.
 *
 * @param holdSeconds how long a hold lasts
 * @param maxPerUser how many seats of a performance one user may have
 */
@Validated
@ConfigurationProperties("frontrow.seats")
public record SeatProperties(
        @DefaultValue("300") @Min(1) @Max(300) int holdSeconds,
        @DefaultValue("4") @Min(1) @Max(1_000) int maxPerUser) {

    public Duration holdFor() {
        return Duration.ofSeconds(holdSeconds);
    }
}
