package io.frontrow.adapter.web.http;

import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the position after this page; null on the last one
 */
public record PageResponse<T>(List<T> items, @Nullable Cursor next) {
    /**
     * Converts a page.
     *
     * @param response converts an item
     */
    public static <I, T> PageResponse<T> of(Page<I> page, Function<I, T> response) {
        return new PageResponse<>(page.items().stream().map(response).toList(), page.next());
    }

    /** {@return this page as clients of the list receive it} */
    Body body(ListCursors cursors) {
        return new Body(items, next == null ? null : cursors.encode(next));
    }

    /**
     * A page as it is written.
     *
     * @param next the {@code after} of the next page; null on the last one
     */
    record Body(List<?> items, @Nullable String next) {}
}
