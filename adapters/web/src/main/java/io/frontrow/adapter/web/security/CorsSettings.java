package io.frontrow.adapter.web.security;

import java.util.List;

/**
 * Settings of cross-origin requests.
 *
 * @param allowedOrigins the origins whose pages may use the API, such as {@code https://tickets.example}
 */
public record CorsSettings(List<String> allowedOrigins) {
    public CorsSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
