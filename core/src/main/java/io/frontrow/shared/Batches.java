package io.frontrow.shared;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Work that is done batch by batch, so that no step takes long: the next begins when one was full, and none after that. */
public final class Batches {

    private Batches() {}

    /**
     * How many were dealt with in all batches.
     *
     * @param size of a full batch
     * @param batch deals with the next ones and tells how many they were
     */
    public static <N extends Number> Mono<Long> count(int size, Supplier<Mono<N>> batch) {
        return untilNotFull(size, batch, Number::intValue).reduce(0L, (sum, count) -> sum + count.longValue());
    }

    /**
     * The items of all batches.
     *
     * @param size of a full batch
     * @param batch takes the next ones
     */
    public static <T> Flux<T> items(int size, Supplier<Mono<List<T>>> batch) {
        return untilNotFull(size, batch, List::size).flatMapIterable(items -> items);
    }

    private static <B> Flux<B> untilNotFull(int size, Supplier<Mono<B>> batch, ToIntFunction<B> length) {
        return Mono.defer(batch).expand(done -> length.applyAsInt(done) < size ? Mono.empty() : batch.get());
    }
}
