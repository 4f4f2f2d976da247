package io.frontrow.onsale.people;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The connections of streams. They are not Gatling's, which stamps events in milliseconds of the wall clock, hands them
 * over when a virtual user asks, and reconnects by itself; the history says to the microsecond when an event came, and
 * when a stream began and ended.
 */
final class QueueStreams implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
