package io.frontrow.adapter.web.http;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The path of a request in one of the spellings that lead to the same resource: decoded, without parameters, in lower
 * case. Only ids have upper case letters, and they are UUIDs.
 */
final class CanonicalPath {

    private CanonicalPath() {}

    static String of(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        String value = path.value();
        return value.indexOf('%') < 0 && value.indexOf(';') < 0 ? value.toLowerCase(Locale.ROOT) : decoded(path);
    }

    private static String decoded(PathContainer path) {
        return path.elements().stream()
                .map(element ->
                        element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value())
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
