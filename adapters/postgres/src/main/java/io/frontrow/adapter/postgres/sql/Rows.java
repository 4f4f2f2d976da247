package io.frontrow.adapter.postgres.sql;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.model.Points;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads values of the model from the columns of a row. */
public final class Rows {

    private Rows() {}

    /** {@return the value of a column that is not null} */
    public static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    public static String text(Readable row, String column) {
        return value(row, column, String.class);
    }

    public static UUID uuid(Readable row, String column) {
        return value(row, column, UUID.class);
    }

    public static @Nullable UUID uuidOrNull(Readable row, String column) {
        return row.get(column, UUID.class);
    }

    /** {@return bytes in lower-case hex} */
    public static String hex(Readable row, String column) {
        return HexFormat.of().formatHex(value(row, column, byte[].class));
    }

    public static Instant instant(Readable row, String column) {
        return value(row, column, Instant.class);
    }

    public static @Nullable Instant instantOrNull(Readable row, String column) {
        return row.get(column, Instant.class);
    }

    public static int integer(Readable row, String column) {
        return value(row, column, Integer.class);
    }

    public static long number(Readable row, String column) {
        return value(row, column, Long.class);
    }

    public static boolean flag(Readable row, String column) {
        return value(row, column, Boolean.class);
    }

    public static Points points(Readable row, String column) {
        return new Points(number(row, column));
    }

    public static <E extends Enum<E>> E constant(Readable row, String column, Class<E> type) {
        return Enum.valueOf(type, text(row, column));
    }

    public static <E extends Enum<E>> @Nullable E constantOrNull(Readable row, String column, Class<E> type) {
        String name = row.get(column, String.class);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** {@return an aggregated array of seat numbers, which is null when it has no elements} */
    public static SeatNumbers seats(Readable row, String column) {
        Integer @Nullable [] numbers = row.get(column, Integer[].class);
        return numbers == null
                ? SeatNumbers.NONE
                : SeatNumbers.of(Stream.of(numbers).mapToInt(Integer::intValue));
    }
}
