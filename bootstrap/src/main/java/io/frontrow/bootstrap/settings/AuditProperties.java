package io.frontrow.bootstrap.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the house is audited without being asked.
 *
 * @param restSeconds the time between two audits
 */
@Validated
@ConfigurationProperties("frontrow.audit")
public record AuditProperties(
        @DefaultValue("300") @Min(1) @Max(86_400) long restSeconds) {

    public Duration rest() {
        return Duration.ofSeconds(restSeconds);
    }
}
