package io.frontrow.adapter.web.http;

import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the {@code after} of the next page; null on the last one
 */
public record PageResponse<T>(List<T> items, @Nullable String next) {
    /**
     * Converts a page.
     *
     * @param response converts an item
     */
    public static <I, T> PageResponse<T> of(Page<I> page, Function<I, T> response) {
        return new PageResponse<>(page.items().stream().map(response).toList(), encoded(page.next()));
    }

    private static @Nullable String encoded(@Nullable Cursor next) {
        return next == null ? null : next.encoded();
    }
}
