package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.stream.StreamSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the server is with slow clients.
 *
 * @param headSeconds how long a connection may last on which no request's head is completed
 * @param bodySilenceSeconds how long a client may fall silent while it sends a body
 * @param bodySeconds how long a client may take to send a body
 * @param unreadSeconds how long a client may leave unread what a stream of events tells
 */
@Validated
@ConfigurationProperties("frontrow.http")
public record HttpProperties(
        @DefaultValue("30") @Min(1) @Max(600) int headSeconds,
        @DefaultValue("5") @Min(1) @Max(60) int bodySilenceSeconds,
        @DefaultValue("10") @Min(1) @Max(600) int bodySeconds,
        @DefaultValue("30") @Min(1) @Max(600) int unreadSeconds) {

    public Duration head() {
        return Duration.ofSeconds(headSeconds);
    }

    public Duration bodySilence() {
        return Duration.ofSeconds(bodySilenceSeconds);
    }

    public Duration body() {
        return Duration.ofSeconds(bodySeconds);
    }

    public StreamSettings streams() {
        return new StreamSettings(Duration.ofSeconds(unreadSeconds));
    }
}
