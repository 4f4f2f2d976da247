package io.frontrow.audit.port;

import io.frontrow.audit.model.Seal;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The seals of the ledger: a chain in which each seal covers the entries that follow those of the seal before it. */
public interface LedgerSeals {

    /**
     * Seals the oldest unsealed entries. An entry can be sealed once no older entry can appear, which may become known
     * only after one or more calls.
     *
     * @param atMost the largest number of entries to seal, 1 to 1,000
     * @return the number of sealed entries; if it is below {@code atMost}, no more can be sealed by now
     */
    Mono<Integer> seal(int atMost);

    /** The last seal; empty if nothing has been sealed yet. */
    Mono<Optional<Seal>> last();

    /**
     * Compares all sealed entries with their seals, part by part.
     *
     * @return descriptions of the differences, at most 100
     */
    Mono<List<String>> violations();
}
