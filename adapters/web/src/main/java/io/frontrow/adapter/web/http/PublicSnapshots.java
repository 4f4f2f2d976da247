package io.frontrow.adapter.web.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontrow.adapter.web.json.EncodedJson;
import io.frontrow.shared.cache.StaleWhileRevalidateCache;
import io.frontrow.shared.cache.StaleWhileRevalidateCache.Entry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots of public lists and concerts. All visitors of an instance share one query and one encoded response a
 * second, however they spell the path, and caches in front of it may serve a response for two seconds. While a snapshot
 * is renewed, visitors get the last one. Only successful responses are kept.
 */
@Component
public final class PublicSnapshots {
    /** A snapshot is renewed by the first visitor who comes this long after its query has begun. */
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(1);

    /** A snapshot is served for this long after its query has begun, which may count seats as of half a second before. */
    private static final Duration LIFE = Duration.ofMillis(1_500);

    /** Bounds the memory that clients can fill by asking for many pages: a page has some 60 KB at most. */
    private static final int SNAPSHOTS_MAX = 500;

    private static final String PUBLIC = "public, max-age=2";

    private final Cache<Key, Entry<ApiResponse>> entries = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(SNAPSHOTS_MAX)
            .expireAfterWrite(LIFE)
            .build();
    private final StaleWhileRevalidateCache<Key, ApiResponse> snapshots = new StaleWhileRevalidateCache<>(
            entries.asMap(), ApiResponse.Success.class::isInstance, RENEWED_AFTER, LIFE, System::nanoTime);
    private final JsonMapper json;

    PublicSnapshots(JsonMapper json) {
        this.json = json;
    }

    /**
     * Returns the response to a request for something public, from the snapshot if there is one.
     *
     * @param variant what the response depends on besides the path
     * @param load makes the response, which is the same for all clients
     */
    public Mono<ApiResponse> get(ServerHttpRequest request, Object variant, Supplier<Mono<ApiResponse>> load) {
        String path = CanonicalPath.of(request);
        return snapshots.get(new Key(path, variant), _ -> load.get().map(response -> encoded(path, response)));
    }

    /** Forgets all snapshots, so that the next visitor sees a change that was made before. */
    void clear() {
        entries.invalidateAll();
    }

    private ApiResponse encoded(String path, ApiResponse response) {
        return response instanceof ApiResponse.Success(var status, var body, var headers) && body != null
                ? encoded(bytes(path, body), status, headers)
                : response;
    }

    private byte[] bytes(String path, Object body) {
        return json.writeValueAsBytes(body instanceof PageResponse<?> page ? page.body(ListCursors.of(path)) : body);
    }

    private static ApiResponse encoded(byte[] json, HttpStatusCode status, Map<String, String> headers) {
        return new ApiResponse.Success(status, EncodedJson.of(json), headers)
                .with(HttpHeaders.ETAG, "W/\"" + DigestUtils.md5DigestAsHex(json) + "\"")
                .with(HttpHeaders.CACHE_CONTROL, PUBLIC);
    }

    private record Key(String path, Object variant) {}
}
