package io.frontrow.adapter.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The edition of the pages that is served. Without a directory it is the one of the build. With one, the directory is
 * read whenever somebody opens a page, so that a change of a file is seen by loading the page again.
 */
final class Editions {
    private final PagesSettings settings;
    private final Map<String, byte[]> filesOfModule;
    /** A hash over the files of the directory that the edition is made with. */
    private String ownVersion = "";

    private volatile Edition current;

    /** Reads the first edition. */
    Editions(PagesSettings settings) throws IOException {
        this.settings = settings;
        this.filesOfModule = settings.directory().isPresent() ? PageFiles.ofModule() : Map.of();
        this.current = EditionArchive.read();
        if (settings.directory().isPresent()) {
            readAgain(settings.directory().get());
        }
    }

    Edition current() {
        return current;
    }

    /** {@return the edition for someone who opens a page} */
    Mono<Edition> latest() {
        return settings.directory()
                .map(directory ->
                        Mono.fromCallable(() -> readAgain(directory)).subscribeOn(Schedulers.boundedElastic()))
                .orElseGet(() -> Mono.just(current));
    }

    private synchronized Edition readAgain(Path directory) throws IOException {
        Map<String, byte[]> own = PageFiles.of(directory);
        String version = Edition.version(own);
        if (!version.equals(ownVersion)) {
            Map<String, byte[]> all = new TreeMap<>(filesOfModule);
            all.putAll(own);
            current = Edition.of(all);
            ownVersion = version;
        }
        return current;
    }
}
