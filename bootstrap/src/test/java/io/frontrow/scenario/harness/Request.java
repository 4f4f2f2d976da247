package io.frontrow.scenario.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call to be sent.
 *
 * @param path the path from the root of the server
 * @param body the body as it is sent; null for none
 */
public record Request(
        HttpMethod method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    private static final String API = "/api/v1";
    private static final JsonMapper JSON = new JsonMapper();

    public static Request get(String pathInApi) {
        return new Request(HttpMethod.GET, API + pathInApi, Map.of(), null);
    }

    public static Request post(String pathInApi) {
        return new Request(HttpMethod.POST, API + pathInApi, Map.of(), null);
    }

    public static Request put(String pathInApi) {
        return new Request(HttpMethod.PUT, API + pathInApi, Map.of(), null);
    }

    public static Request patch(String pathInApi) {
        return new Request(HttpMethod.PATCH, API + pathInApi, Map.of(), null);
    }

    public static Request delete(String pathInApi) {
        return new Request(HttpMethod.DELETE, API + pathInApi, Map.of(), null);
    }

    /** Requests a page outside the API, such as the documentation. */
    public static Request page(String path) {
        return new Request(HttpMethod.GET, path, Map.of(), null);
    }

    /** This request with a header, which replaces a header of the same name. */
    public Request with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, path, more, body);
    }

    /** This request with a header, unless it has one of the same name. */
    Request withIfAbsent(String header, @Nullable String value) {
        return value == null || headers.containsKey(header) ? this : with(header, value);
    }

    /** This request with a JSON body. */
    public Request json(Object value) {
        return body(JSON.writeValueAsString(value));
    }

    /** This request with any text as its body, declared as JSON. */
    public Request body(String text) {
        return new Request(method, path, headers, text).withIfAbsent("Content-Type", "application/json");
    }
}
