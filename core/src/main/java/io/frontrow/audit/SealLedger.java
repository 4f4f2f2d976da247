package io.frontrow.audit;

import reactor.core.publisher.Mono;

/**
 * Seals new entries of the ledger, so that the audit finds any later change to them. It is safe to run on all instances
 * at the same time; one of them does the work.
 */
public interface SealLedger {

    /**
     * Seals all entries that can be sealed by now.
     *
     * @return the number of sealed entries
     */
    Mono<Long> seal();
}
