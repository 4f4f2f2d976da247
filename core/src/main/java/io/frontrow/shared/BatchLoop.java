package io.frontrow.shared;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Repeats a batch of work until a batch is not full, so that no single step takes long. */
public final class BatchLoop {

    private BatchLoop() {}

    /**
     * Repeats work that counts what it processed.
     *
     * @param size the size of a full batch
     * @param batch processes the next batch and returns how many items it had
     * @return the number of items in all batches
     */
    public static <N extends Number> Mono<Long> count(int size, Supplier<Mono<N>> batch) {
        return untilNotFull(size, batch, Number::intValue).reduce(0L, (sum, count) -> sum + count.longValue());
    }

    /**
     * Repeats work that returns items.
     *
     * @param size the size of a full batch
     * @param batch returns the items of the next batch
     * @return the items of all batches
     */
    public static <T> Flux<T> items(int size, Supplier<Mono<List<T>>> batch) {
        return untilNotFull(size, batch, List::size).flatMapIterable(items -> items);
    }

    private static <B> Flux<B> untilNotFull(int size, Supplier<Mono<B>> batch, ToIntFunction<B> length) {
        return Mono.defer(batch).expand(done -> length.applyAsInt(done) < size ? Mono.empty() : batch.get());
    }
}
