package io.frontrow.adapter.web.fastpath;

import io.frontrow.adapter.web.http.ApiResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Compares {@code If-None-Match} with the {@code ETag} of a response, if it is a single tag as this API makes them. */
final class ETags {
    private static final Pattern WEAK_TAG = Pattern.compile("W/\"[\\w-]+\"");

    private ETags() {}

    /** {@return whether the request has no tag, or a single one that this class can compare} */
    static boolean isPlain(HttpHeaders headers) {
        String known = headers.getFirst(HttpHeaders.IF_NONE_MATCH);
        return known == null
                || (WEAK_TAG.matcher(known).matches()
                        && headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).size() == 1);
    }

    /** {@return the response, without its body if the client already has it} */
    static ApiResponse conditional(HttpHeaders request, ApiResponse response) {
        return response instanceof ApiResponse.Success success
                        && isKnown(request.getFirst(HttpHeaders.IF_NONE_MATCH), success)
                ? success.withoutBody(HttpStatus.NOT_MODIFIED)
                : response;
    }

    private static boolean isKnown(@Nullable String known, ApiResponse.Success success) {
        return known != null && known.equals(success.headers().get(HttpHeaders.ETAG));
    }
}
