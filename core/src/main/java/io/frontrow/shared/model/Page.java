package io.frontrow.shared.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items in the order of the list
 * @param next the position after this page; null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Creates a page from up to one item more than it may hold. The extra item shows that another page follows.
     *
     * @param found up to {@code request.limit() + 1} items, in the order of the list
     * @param cursorOf returns the sort key of an item
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
