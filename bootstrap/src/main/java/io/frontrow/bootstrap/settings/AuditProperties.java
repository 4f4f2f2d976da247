package io.frontrow.bootstrap.settings;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the scheduled audit.
 *
 * @param delay the time from the end of an audit to the start of the next, 1 s … 24 h; also the time before the first
 */
@Validated
@ConfigurationProperties("frontrow.audit")
public record AuditProperties(
        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration delay) {}
