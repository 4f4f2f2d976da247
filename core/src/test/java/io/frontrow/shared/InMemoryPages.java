package io.frontrow.shared;

import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists that in-memory fakes store. */
public final class InMemoryPages {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::sortKey).thenComparing(Cursor::id);

    private InMemoryPages() {}

    public static <T> Page<T> ascending(Collection<T> all, PageRequest request, Function<T, Cursor> cursorOf) {
        return cut(all, request, cursorOf, ORDER);
    }

    public static <T> Page<T> descending(Collection<T> all, PageRequest request, Function<T, Cursor> cursorOf) {
        return cut(all, request, cursorOf, ORDER.reversed());
    }

    /** The cursor after an item of a list that is ordered by time. */
    public static Cursor cursor(Instant at, UUID id) {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at), id);
    }

    private static <T> Page<T> cut(
            Collection<T> all, PageRequest request, Function<T, Cursor> cursorOf, Comparator<Cursor> order) {
        Cursor after = request.after();
        return Page.of(
                all.stream()
                        .sorted(Comparator.comparing(cursorOf, order))
                        .filter(item -> after == null || order.compare(cursorOf.apply(item), after) > 0)
                        .limit(request.limit() + 1L)
                        .toList(),
                request,
                cursorOf);
    }
}
