package io.frontrow.audit.port;

import java.util.List;
import reactor.core.publisher.Mono;

/** The seals over the entries of the ledger, a chain in which each covers the entries after those of the one before. */
public interface LedgerSeals {

    /**
     * Seals the oldest entries that are not sealed. An entry can be sealed when no older one can come any more, which may take
     * a call or more to find out.
     *
     * @param atMost how many entries, 1 … 1,000
     * @return how many were sealed; if fewer than at most, there is nothing more to be sealed by now
     */
    Mono<Integer> seal(int atMost);

    /** What does not agree with the seals, in words, at most 100 cases. It reads all that is sealed, part by part. */
    Mono<List<String>> broken();
}
