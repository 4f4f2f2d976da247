package io.frontrow.retention.usecase;

import io.frontrow.retention.PurgeExpiredRecords;
import io.frontrow.retention.port.ExpiredRecords;
import io.frontrow.shared.BatchLoop;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Purges batch by batch, each kind of records until a batch is not full. */
public final class PurgeExpiredRecordsUseCase implements PurgeExpiredRecords {

    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final int BATCH = 1_000;

    private final ExpiredRecords records;

    public PurgeExpiredRecordsUseCase(ExpiredRecords records) {
        this.records = records;
    }

    @Override
    public Mono<Long> purge() {
        return Flux.concat(
                        BatchLoop.count(BATCH, () -> records.purgeIdempotencyRecords(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.purgeEvents(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.purgeCallbacks(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.purgeSessions(BATCH)),
                        BatchLoop.count(BATCH, () -> records.purgeSpentTokens(BATCH)),
                        BatchLoop.count(BATCH, () -> records.purgeFailedSignIns(BATCH)))
                .reduce(0L, Long::sum);
    }
}
