package io.frontrow.adapter.redis.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a script returned: texts and whole numbers, counted from 0.
 *
 * @param script file of the script, for error messages
 */
public record Reply(String script, List<?> parts) {

    public String text(int index) {
        return (String) parts.get(index);
    }

    public long number(int index) {
        return (Long) parts.get(index);
    }

    public int integer(int index) {
        return Math.toIntExact(number(index));
    }

    public boolean isTrue(int index) {
        return number(index) == 1;
    }

    public UUID id(int index) {
        return UUID.fromString(text(index));
    }

    public Instant instant(int index) {
        return Instant.ofEpochMilli(number(index));
    }

    public Stream<String> texts() {
        return parts.stream().map(String.class::cast);
    }

    /** The numbers from this index on. */
    public Stream<Long> numbers(int from) {
        return parts.stream().skip(from).map(Long.class::cast);
    }

    /**
     * Splits the reply into one for each of the requests in a batch, all of the same length.
     *
     * @throws IllegalStateException if the length of the reply is not a multiple of the count
     */
    public List<Reply> each(int count) {
        int length = parts.size() / count;
        if (length == 0 || length * count != parts.size()) {
            throw new IllegalStateException(script + " returned " + parts.size() + " parts for " + count + " requests");
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Reply(script, parts.subList(i * length, (i + 1) * length)))
                .toList();
    }

    /** The fault of a reply that begins with none of the texts that the head of the script lists. */
    public IllegalStateException unexpected() {
        return new IllegalStateException(script + " returned an unexpected " + text(0));
    }
}
