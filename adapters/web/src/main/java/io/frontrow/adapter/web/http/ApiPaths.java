package io.frontrow.adapter.web.http;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Paths of the API. Controllers map theirs without the prefix of the version. */
public final class ApiPaths {

    /** The prefix of all operations of this version. */
    public static final String V1 = "/api/v1";

    /** The media type of a merge patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String OPERATORS = V1 + "/admin/";

    private ApiPaths() {}

    /** {@return whether only operators may make the request, however its path is spelled} */
    public static boolean isForOperators(ServerHttpRequest request) {
        return CanonicalPath.of(request).startsWith(OPERATORS);
    }
}
