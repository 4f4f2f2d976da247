package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.stream.StreamSettings;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Time limits of the HTTP server for slow clients.
 *
 * @param requestHeadTimeout the time within which a connection must complete the head of its next request, 1 s … 10 min
 * @param requestBodyIdleTimeout the longest pause of a client that is sending a body, 1 s … 1 min
 * @param requestBodyTimeout the time within which a client must send a whole body, 1 s … 10 min
 * @param writeTimeout the time within which a client must read what a stream of events sends, 1 s … 10 min
 */
@Validated
@ConfigurationProperties("frontrow.http")
public record HttpProperties(
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration requestHeadTimeout,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration requestBodyIdleTimeout,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration requestBodyTimeout,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration writeTimeout) {

    /** {@return what the streams of events take from these settings} */
    public StreamSettings streams() {
        return new StreamSettings(writeTimeout);
    }
}
