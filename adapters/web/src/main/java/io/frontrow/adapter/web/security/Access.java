package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.http.ApiPaths;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which paths of the API need which credentials. Every path that a controller maps stands here exactly once, and no
 * request matches two of them, so their order does not matter. A test compares them with the mappings.
 */
public enum Access {

    /** For everyone. The request proves who the user is by its body, and an access token sent with it is ignored. */
    SIGN_IN("/users", "/sessions", "/sessions/refresh", "/sessions/end"),

    /**
     * For everyone. An access token that is not valid is ignored. The gateway proves who it is by a signature over the
     * body.
     */
    PUBLIC(
            "/concerts",
            "/concerts/*",
            "/concerts/*/performances",
            "/concerts/*/queue",
            "/performances/*/plan",
            "/sales-rules",
            "/gateway/callbacks"),

    /** For the holder of a queue token, also without an access token or with one that is not valid. */
    QUEUE_TOKEN(
            "/queue-tokens/current",
            "/queue-tokens/current/events",
            "/performances/*/seats",
            "/performances/*/seat-statuses",
            "/performances/*/seats/events"),

    /** For users who are signed in. Holding, reserving and paying need a queue token as well. */
    USER(
            "/concerts/*/queue-tokens",
            "/performances/*/holds",
            "/holds/*",
            "/reservations",
            "/reservations/*",
            "/reservations/*/cancellation",
            "/payments",
            "/payments/*",
            "/wallet",
            "/wallet/charges",
            "/wallet/entries",
            "/sessions/current"),

    /** For operators who are signed in. */
    OPERATOR(
            "/admin/concerts",
            "/admin/concerts/*",
            "/admin/concerts/*/performances",
            "/admin/performances",
            "/admin/performances/*",
            "/admin/performances/*/seats",
            "/admin/performances/*/seat-holders",
            "/admin/performances/*/cancellation",
            "/admin/concerts/*/waiting-room",
            "/admin/concerts/*/waiting-room/history",
            "/admin/concerts/*/waiting-room/message",
            "/admin/concerts/*/waiting-room/pause",
            "/admin/concerts/*/waiting-room/resume",
            "/admin/concerts/*/waiting-room/admissions",
            "/admin/concerts/*/waiting-room/forecast",
            "/admin/concerts/*/waiting-room/users",
            "/admin/concerts/*/waiting-room/users/*",
            "/admin/concerts/*/waiting-room/actions",
            "/admin/wallets",
            "/admin/wallets/*/charges",
            "/admin/actions",
            "/admin/audit");

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<String> paths;

    Access(String... paths) {
        this.paths = Stream.of(paths).map(path -> ApiPaths.V1 + path).toList();
    }

    /**
     * {@return the rule of a path}
     *
     * @param path a path pattern with names for its variables
     * @throws IllegalArgumentException if no rule names it
     */
    public static Access of(String path) {
        String pattern = path.replaceAll("\\{\\w+}", "*");
        return Stream.of(values())
                .filter(access -> access.paths.contains(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no access rule names " + path));
    }

    /** {@return the path patterns with the prefix of the version} */
    String[] paths() {
        return paths.toArray(String[]::new);
    }
}
