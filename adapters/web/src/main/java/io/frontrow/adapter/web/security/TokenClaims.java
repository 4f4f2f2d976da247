package io.frontrow.adapter.web.security;

import java.util.Map;
import java.util.UUID;

/** The claims of a token with a valid signature. It was therefore issued here and has every claim. */
record TokenClaims(Map<String, Object> values) {
    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isAbsentOr(String name, Object expected) {
        return expected.equals(values.getOrDefault(name, expected));
    }

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
            throw new IllegalStateException("a token that was issued here lacks the claim " + name);
        }
        return value;
    }
}
