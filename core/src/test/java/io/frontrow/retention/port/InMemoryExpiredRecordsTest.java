package io.frontrow.retention.port;

import io.frontrow.shared.TestClock;
import java.time.Instant;
import java.util.List;

class InMemoryExpiredRecordsTest extends ExpiredRecordsContract {

    private final TestClock clock = new TestClock();
    private final InMemoryExpiredRecords records = new InMemoryExpiredRecords(clock);

    @Override
    protected ExpiredRecords records() {
        return records;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void addIdempotencyRecord(Instant givenAt) {
        records.addIdempotencyRecord(givenAt);
    }

    @Override
    protected void addEvent(Instant publishedAt) {
        records.addEvent(publishedAt);
    }

    @Override
    protected void addUnpublishedEvent(Instant happenedAt) {
        records.addEvent(Instant.MAX);
    }

    @Override
    protected void addCallback(Instant processedAt) {
        records.addCallback(processedAt);
    }

    @Override
    protected void addSession(Instant unspentUntil, Instant spentUntil) {
        records.addSession(unspentUntil, spentUntil);
    }

    @Override
    protected void addFailedSignIns(Instant until) {
        records.addFailedSignIns(until);
    }

    @Override
    protected List<Integer> counts() {
        return records.counts();
    }
}
