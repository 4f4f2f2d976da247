package io.frontrow.bootstrap.settings;

import io.frontrow.seat.model.SeatRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of seats and their holds.
 *
 * @param holdDuration how long a hold lasts, 1 s … 5 min
 * @param maxPerUser the number of seats of a performance that one user may have, 1 … 1,000
 * @param readsPerMinute the number of times that one user may read seats on one instance, at once or within a minute, 1
 *     … 100,000
 */
@Validated
@ConfigurationProperties("frontrow.seats")
public record SeatProperties(
        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration holdDuration,

        @DefaultValue("4") @Min(1) @Max(1_000) int maxPerUser,

        @DefaultValue("600") @Min(1) @Max(100_000) int readsPerMinute) {

    /** {@return these settings as the rules of the core} */
    public SeatRules rules() {
        return new SeatRules(holdDuration, maxPerUser);
    }
}
