package io.frontrow.adapter.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The edition of the pages that is served. Without a directory it is read once, at the start. With one it is read again
 * whenever somebody opens a page, so that a change of a file is seen by loading the page again.
 */
final class Editions {
    private final Optional<Path> directory;
    private volatile Edition current;

    /** Reads the first edition. */
    Editions(PagesSettings settings) {
        this.directory = settings.directory();
        this.current = read();
    }

    Edition current() {
        return current;
    }

    /** {@return the edition for someone who opens a page} */
    Mono<Edition> latest() {
        return directory.isEmpty()
                ? Mono.just(current)
                : Mono.fromSupplier(this::readAgain).subscribeOn(Schedulers.boundedElastic());
    }

    private Edition readAgain() {
        current = read();
        return current;
    }

    private Edition read() {
        try {
            return Edition.of(PageFiles.read(directory.orElse(null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
