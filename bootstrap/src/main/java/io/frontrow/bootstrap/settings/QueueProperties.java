package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of all waiting rooms, beside the policy of each.
 *
 * @param joinsPerMinute the number of joins that one user may make on one instance, at once or within a minute
 * @param recoveryGrace the time without admission after Redis lost its data, in which the users in front can show their
 *     queue tokens first, 0 … 5 min
 */
@Validated
@ConfigurationProperties("frontrow.queue")
public record QueueProperties(
        @DefaultValue("120") @Min(1) @Max(100_000) int joinsPerMinute,

        @DefaultValue("15s") @DurationMin @DurationMax(minutes = 5)
        Duration recoveryGrace) {}
