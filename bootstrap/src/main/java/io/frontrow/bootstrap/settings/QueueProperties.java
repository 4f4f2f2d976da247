package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How every waiting room is run, whatever its policy.
 *
 * @param joinsPerMinute how often one user may join at one instance, all at once or over a minute
 * @param graceSeconds how long nobody is let in after Redis lost its memory, so that those in front come back first
 */
@Validated
@ConfigurationProperties("frontrow.queue")
public record QueueProperties(
        @DefaultValue("120") @Min(1) @Max(100_000) int joinsPerMinute,
        @DefaultValue("15") @Min(0) @Max(300) int graceSeconds) {

    public Duration grace() {
        return Duration.ofSeconds(graceSeconds);
    }
}
