package io.frontrow.audit.usecase;

import io.frontrow.audit.SealLedger;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Seals in batches until a batch is not full. */
public final class SealLedgerUseCase implements SealLedger {

    private static final int BATCH = 1_000;
    private static final String LEASE = "sealing of the ledger";
    private static final Duration TERM = Duration.ofSeconds(30);

    private final Leases leases;
    private final LedgerSeals seals;

    public SealLedgerUseCase(Leases leases, LedgerSeals seals) {
        this.leases = leases;
        this.seals = seals;
    }

    @Override
    public Mono<Long> seal() {
        return BatchLoop.count(BATCH, this::batch);
    }

    private Mono<Integer> batch() {
        return leases.acquire(LEASE, TERM).flatMap(acquired -> acquired ? seals.seal(BATCH) : Mono.just(0));
    }
}
