package io.frontrow.audit;

import reactor.core.publisher.Mono;

/**
 * Seals what the ledger has gained, so that changing it afterwards is found by the audit. Safe on every instance at once,
 * though one of them does all the work.
 */
public interface SealLedger {

    /** Seals all entries that can be sealed by now. @return how many were sealed */
    Mono<Long> seal();
}
