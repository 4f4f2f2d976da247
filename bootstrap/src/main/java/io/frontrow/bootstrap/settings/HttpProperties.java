package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.security.CorsSettings;
import io.frontrow.adapter.web.stream.StreamSettings;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Time limits of the HTTP server for slow and vanished clients, and the other origins that may use the API.
 *
 * @param requestHeadTimeout the time within which a connection must complete the head of its next request, 1 s … 10 min
 * @param requestBodyIdleTimeout the longest pause of a client that is sending a body, 1 s … 1 min
 * @param requestBodyTimeout the time within which a client must send a whole body, 1 s … 10 min
 * @param writeTimeout the time within which a client must read what a stream of events sends, 1 s … 10 min
 * @param unacknowledgedTimeout the time after which a connection is closed whose other end acknowledges no data, 5 s … 30
 *     s; together with the heartbeats of streams every 15 s it limits the time until a vanished client is noticed
 * @param allowedOrigins the origins whose pages may use the API, each as {@code https://host} or {@code
 *     https://host:port}
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
        Duration writeTimeout,

        @DefaultValue("20s") @DurationMin(seconds = 5) @DurationMax(seconds = 30)
        Duration unacknowledgedTimeout,

        @DefaultValue List<@Pattern(regexp = ORIGIN) String> allowedOrigins) {

    private static final String ORIGIN = "https?://[^/?#\\s]+";

    /** {@return the origins whose pages may use the API} */
    public CorsSettings cors() {
        return new CorsSettings(allowedOrigins);
    }

    /** {@return what the streams of events take from these settings} */
    public StreamSettings streams() {
        return new StreamSettings(writeTimeout);
    }
}
