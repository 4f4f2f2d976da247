package io.frontrow.adapter.postgres.sql;

import io.frontrow.catalog.model.SeatNumbers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Converts values of the model to the parameters of a statement. */
public final class Bindings {

    private Bindings() {}

    /** {@return a duration in microseconds, the unit of all functions} */
    public static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    public static Integer[] array(SeatNumbers seats) {
        return seats.stream().boxed().toArray(Integer[]::new);
    }

    /** {@return the ids of the items as an array} */
    public static <T> UUID[] uuids(List<T> items, Function<T, UUID> id) {
        return items.stream().map(id).toArray(UUID[]::new);
    }

    /** {@return a text of each item as an array} */
    public static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    /** {@return a number of each item as an array} */
    public static <T> Long[] numbers(List<T> items, Function<T, Long> number) {
        return items.stream().map(number).toArray(Long[]::new);
    }
}
