package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.web.security.CorsSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the HTTP server for slow, vanished and many clients, the other origins that may use the API, and the
 * warm-up.
 *
 * @param requestHeadTimeout the time within which a connection must complete the head of its next request, 1 s … 10 min
 * @param requestBodyIdleTimeout the longest pause of a client that is sending a body, 1 s … 1 min
 * @param requestBodyTimeout the time within which a client must send a whole body, 1 s … 10 min
 * @param writeTimeout the time within which a client must take the next piece of a response or of a stream of events, 1
 *     s … 10 min
 * @param unacknowledgedTimeout the time after which a connection is closed whose other end acknowledges no data, 5 s …
 *     30 s; together with the heartbeats of streams every 15 s it limits the time until a vanished client is noticed
 * @param connectionsMax the connections of an instance, up to a million; 0 for any number
 * @param connectionsPerAddressMax the connections of one address, up to a million; 0 for any number. A proxy has one
 *     address for all its clients
 * @param accessLog whether each request is logged
 * @param allowedOrigins the origins whose pages may use the API, each as {@code https://host} or {@code
 *     https://host:port}
 * @param warmUp the time for which an instance sends calls to itself before it is ready, at most 1 min; 0 for no calls
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

        @DefaultValue("20000") @Min(0) @Max(1_000_000) int connectionsMax,

        @DefaultValue("5000") @Min(0) @Max(1_000_000) int connectionsPerAddressMax,

        @DefaultValue("false") boolean accessLog,

        @DefaultValue List<@Pattern(regexp = ORIGIN) String> allowedOrigins,

        @DefaultValue("10s") @DurationMin @DurationMax(minutes = 1)
        Duration warmUp) {

    private static final String ORIGIN = "https?://[^/?#\\s]+";

    /** {@return the origins whose pages may use the API} */
    public CorsSettings cors() {
        return new CorsSettings(allowedOrigins);
    }
}
