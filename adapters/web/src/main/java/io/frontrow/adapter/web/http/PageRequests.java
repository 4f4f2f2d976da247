package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemException;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** Reads the query parameters {@code limit} and {@code after}. */
public final class PageRequests {
    private static final int LIMIT_DEFAULT = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private PageRequests() {}

    /**
     * Reads which page of a list the request asks for.
     *
     * @throws ProblemException if a parameter is invalid
     */
    public static PageRequest of(ServerHttpRequest request) {
        MultiValueMap<String, String> query = request.getQueryParams();
        List<Violation> violations = new ArrayList<>();
        int limit = query.containsKey("limit") ? limit(query, violations) : LIMIT_DEFAULT;
        Optional<Cursor> after = query.containsKey("after") ? after(request, violations) : Optional.empty();
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
        return new PageRequest(limit, after.orElse(null));
    }

    private static int limit(MultiValueMap<String, String> query, List<Violation> violations) {
        String text = query.getFirst("limit");
        int limit = text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.LIMIT_MAX) {
            violations.add(Violation.of("limit", "Range", "limit", PageRequest.LIMIT_MAX, 1));
        }
        return limit;
    }

    private static Optional<Cursor> after(ServerHttpRequest request, List<Violation> violations) {
        Optional<Cursor> after =
                Optional.ofNullable(request.getQueryParams().getFirst("after")).flatMap(ListCursors.of(request)::parse);
        if (after.isEmpty()) {
            violations.add(Violation.of("after", "cursor"));
        }
        return after;
    }
}
