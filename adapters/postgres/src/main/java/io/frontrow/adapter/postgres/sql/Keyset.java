package io.frontrow.adapter.postgres.sql;

import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The key after which a page of a list starts. The list is ordered by time and id.
 *
 * @param at the time of a client's cursor, which may be any; the driver turns a time that Postgres cannot store into
 *     infinity
 */
public record Keyset(Instant at, UUID id) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** {@return the key for a list in ascending order} */
    public static Keyset ascending(PageRequest request) {
        return of(request, new Keyset(FIRST, LOWEST));
    }

    /** {@return the key for a list in descending order} */
    public static Keyset descending(PageRequest request) {
        return of(request, new Keyset(LAST, HIGHEST));
    }

    /** {@return the cursor that continues after an item} */
    public static Cursor cursor(Instant at, UUID id) {
        return new Cursor(micros(at), id);
    }

    private static Keyset of(PageRequest request, Keyset start) {
        Cursor after = request.after();
        return after == null ? start : new Keyset(instant(after.sortKey()), after.id());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
