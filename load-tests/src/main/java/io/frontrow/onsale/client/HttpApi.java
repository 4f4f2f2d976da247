package io.frontrow.onsale.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Blocking calls of the API, at whichever instance answers. */
public final class HttpApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<URI> addresses;
    private final AtomicInteger next = new AtomicInteger();

    public HttpApi(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /**
     * Sends a request.
     *
     * @param path below {@code /api/v1}
     * @param accessToken null for calls that anybody may make
     * @param body null without one
     * @return the answer, or {@link Answer#NONE}; a request without an answer makes later ones go to another instance
     */
    public Answer send(
            String method,
            String path,
            @Nullable String accessToken,
            @Nullable Object body,
            Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve("/api/v1" + path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return Answer.of(response.statusCode(), response.body());
        } catch (IOException _) {
            next.incrementAndGet();
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    public Answer get(String path, @Nullable String accessToken) {
        return send("GET", path, accessToken, null, Map.of());
    }

    public Answer post(String path, @Nullable String accessToken, Object body) {
        return send("POST", path, accessToken, body, Map.of());
    }

    private URI address() {
        return addresses.get(Math.floorMod(next.get(), addresses.size()));
    }
}
