package io.frontrow.adapter.web.openapi;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/** A request and its response as sent over HTTP. */
public record Exchange(
        HttpMethod method,
        URI uri,
        HttpHeaders requestHeaders,
        String requestBody,
        HttpStatusCode status,
        HttpHeaders responseHeaders,
        String responseBody) {

    String path() {
        return uri.getRawPath();
    }

    @Override
    public String toString() {
        return "%s %s -> %s %s".formatted(method, path(), status, responseBody);
    }
}
