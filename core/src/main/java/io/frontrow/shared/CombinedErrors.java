package io.frontrow.shared;

import java.util.stream.Stream;
import reactor.core.Exceptions;

/** Splits the error of concurrent work into the errors that Reactor has combined in it. */
public final class CombinedErrors {

    private CombinedErrors() {}

    /** {@return the errors, at any depth: work that combines errors may be part of other work that does} */
    public static Stream<Throwable> split(Throwable error) {
        return Exceptions.isMultiple(error)
                ? Exceptions.unwrapMultiple(error).stream().flatMap(CombinedErrors::split)
                : Stream.of(error);
    }
}
