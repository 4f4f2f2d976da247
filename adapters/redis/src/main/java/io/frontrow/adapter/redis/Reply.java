package io.frontrow.adapter.redis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a script returned: texts and whole numbers, counted from 0. */
record Reply(List<?> parts) {

    String text(int index) {
        return (String) parts.get(index);
    }

    long number(int index) {
        return (Long) parts.get(index);
    }

    int integer(int index) {
        return Math.toIntExact(number(index));
    }

    boolean isTrue(int index) {
        return number(index) == 1;
    }

    UUID id(int index) {
        return UUID.fromString(text(index));
    }

    Instant instant(int index) {
        return Instant.ofEpochMilli(number(index));
    }

    Stream<String> texts() {
        return parts.stream().map(String.class::cast);
    }

    /** Its parts for each of so many, equally long. @throws IllegalStateException if they cannot be */
    List<Reply> each(int count) {
        int length = parts.size() / count;
        if (length == 0 || length * count != parts.size()) {
            throw new IllegalStateException("Redis answered with " + parts.size() + " parts for " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Reply(parts.subList(i * length, (i + 1) * length)))
                .toList();
    }

    /** The numbers from this index on. */
    Stream<Long> numbers(int from) {
        return parts.stream().skip(from).map(Long.class::cast);
    }
}
