package io.frontrow.shared.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next where the following page starts, null on the last one
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page from one item more than it may hold, which tells whether another page follows.
     *
     * @param found up to {@code request.limit() + 1} items in the list's order
     * @param cursorOf the sort key of an item
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> cursorOf) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
