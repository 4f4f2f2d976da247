package io.frontrow.shared;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Continuations of lookups that may find nothing. */
public final class Optionals {

    private Optionals() {}

    /**
     * Continues with what was found, or returns a result of its own if nothing was.
     *
     * @param then called with the value that was found
     * @param otherwise supplies the result if there is no such value
     */
    public static <T, R> Mono<R> ifPresent(
            Mono<Optional<T>> found, Function<? super T, Mono<R>> then, Supplier<? extends R> otherwise) {
        return found.flatMap(value -> value.map(then).orElseGet(() -> Mono.just(otherwise.get())));
    }
}
