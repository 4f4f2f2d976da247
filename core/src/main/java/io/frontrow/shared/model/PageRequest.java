package io.frontrow.shared.model;

import org.jspecify.annotations.Nullable;

/**
 * A request for a page of a list.
 *
 * @param limit the largest number of items, 1 to {@link #LIMIT_MAX}
 * @param after the position after the previous page; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int LIMIT_MAX = 200;

    public PageRequest {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit must be within 1 and " + LIMIT_MAX);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
