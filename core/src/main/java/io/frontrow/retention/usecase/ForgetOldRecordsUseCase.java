package io.frontrow.retention.usecase;

import io.frontrow.retention.ForgetOldRecords;
import io.frontrow.retention.port.OldRecords;
import io.frontrow.shared.BatchLoop;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets batch by batch, each kind until a batch is not full. */
public final class ForgetOldRecordsUseCase implements ForgetOldRecords {

    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final int BATCH = 1_000;

    private final OldRecords records;

    public ForgetOldRecordsUseCase(OldRecords records) {
        this.records = records;
    }

    @Override
    public Mono<Long> forget() {
        return Flux.concat(
                        BatchLoop.count(BATCH, () -> records.forgetAnswers(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.forgetEvents(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.forgetCallbacks(KEPT_FOR, BATCH)),
                        BatchLoop.count(BATCH, () -> records.forgetSessions(BATCH)),
                        BatchLoop.count(BATCH, () -> records.forgetSpentTokens(BATCH)))
                .reduce(0L, Long::sum);
    }
}
