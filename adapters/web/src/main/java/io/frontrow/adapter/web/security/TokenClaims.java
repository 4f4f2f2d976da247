package io.frontrow.adapter.web.security;

import java.util.Map;
import java.util.UUID;

/** What a token says whose signature was found to be ours, and which therefore has all that we put in. */
record TokenClaims(Map<String, Object> values) {
    UUID uuid(String name) {
        return UUID.fromString(text(name));
    }

    String text(String name) {
        return (String) value(name);
    }

    long number(String name) {
        return ((Number) value(name)).longValue();
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("we sign no token without " + name);
        }
        return value;
    }
}
