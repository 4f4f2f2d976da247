package io.frontrow.shared.model;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at most, 1 … {@link #MAX_LIMIT}
 * @param after the end of the page before, null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be within 1 and " + MAX_LIMIT);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
