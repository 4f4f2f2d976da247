package io.frontrow.retention.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contract of {@link ExpiredRecords}. Each test starts without records. */
public abstract class ExpiredRecordsContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant dayAgo;

    protected abstract ExpiredRecords records();

    protected abstract Instant now();

    /** Adds an idempotency record of this time. */
    protected abstract void addIdempotencyRecord(Instant givenAt);

    /** Adds an event that was published at this time. */
    protected abstract void addEvent(Instant publishedAt);

    /** Adds an unpublished event of this time. */
    protected abstract void addUnpublishedEvent(Instant happenedAt);

    /** Adds a callback that was received at this time. */
    protected abstract void addCallback(Instant processedAt);

    /** Adds a session with a fresh and a spent token, which expire at these times. */
    protected abstract void addSession(Instant unspentUntil, Instant spentUntil);

    /** Adds failed sign-ins of an account, which count until this time. */
    protected abstract void addFailedSignIns(Instant until);

    /** The numbers of idempotency records, events, callbacks, sessions, spent tokens and accounts with failed sign-ins. */
    protected abstract List<Integer> counts();

    @BeforeEach
    void setTime() {
        dayAgo = now().minus(DAY);
    }

    @Test
    void anEmptyStorePurgesNothing() {
        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isZero();
        assertThat(get(records().purgeEvents(DAY, 10))).isZero();
        assertThat(get(records().purgeCallbacks(DAY, 10))).isZero();
        assertThat(get(records().purgeSessions(10))).isZero();
        assertThat(get(records().purgeSpentTokens(10))).isZero();
        assertThat(get(records().purgeFailedSignIns(10))).isZero();
    }

    @Test
    void idempotencyRecordsArePurgedAfterTheirRetention() {
        addIdempotencyRecord(dayAgo.minus(MINUTE));
        addIdempotencyRecord(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(1, 0, 0, 0, 0, 0);
        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isZero();
    }

    @Test
    void eventsArePurgedLongAfterTheirPublication() {
        addUnpublishedEvent(dayAgo.minus(DAY));
        addEvent(dayAgo.minus(MINUTE));
        addEvent(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeEvents(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 2, 0, 0, 0, 0);
        assertThat(get(records().purgeEvents(DAY, 10))).isZero();
    }

    @Test
    void callbacksArePurgedAfterTheirRetention() {
        addCallback(dayAgo.minus(MINUTE));
        addCallback(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeCallbacks(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(get(records().purgeCallbacks(DAY, 10))).isZero();
    }

    @Test
    void sessionsArePurgedWithAllTokensOnceTheUnspentOneHasExpired() {
        addSession(now().minus(MINUTE), now().minus(MINUTE));
        addSession(now().minus(MINUTE), now().plus(MINUTE));
        addSession(now().plus(MINUTE), now().minus(MINUTE));
        addSession(now().plus(MINUTE), now().plus(MINUTE));

        assertThat(get(records().purgeSessions(10))).isEqualTo(2);

        assertThat(counts()).containsExactly(0, 0, 0, 2, 2, 0);
        assertThat(get(records().purgeSessions(10))).isZero();
    }

    @Test
    void spentTokensArePurgedOnceTheyHaveExpired() {
        addSession(now().plus(MINUTE), now().minus(MINUTE));
        addSession(now().plus(MINUTE), now().plus(MINUTE));

        assertThat(get(records().purgeSpentTokens(10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 0, 0, 2, 1, 0);
        assertThat(get(records().purgeSpentTokens(10))).isZero();
    }

    @Test
    void failedSignInsArePurgedOnceTheyDoNotCountAnyMore() {
        addFailedSignIns(now().minus(MINUTE));
        addFailedSignIns(now().plus(MINUTE));

        assertThat(get(records().purgeFailedSignIns(10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(get(records().purgeFailedSignIns(10))).isZero();
    }

    @Test
    void noMoreArePurgedThanRequested() {
        addOld(5);

        assertThat(get(records().purgeIdempotencyRecords(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeEvents(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeCallbacks(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeSpentTokens(3))).isEqualTo(3);
        assertThat(get(records().purgeFailedSignIns(3))).isEqualTo(3);
        assertThat(counts()).containsExactly(2, 2, 2, 5, 2, 2);
        assertThat(get(records().purgeSessions(3))).isEqualTo(3);
    }

    @Test
    void concurrentCallsPurgeEachRecordOnce() {
        addOld(30);

        assertThat(atOnce(_ -> records().purgeIdempotencyRecords(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeEvents(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeCallbacks(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeSpentTokens(10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeSessions(10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeFailedSignIns(10))).isEqualTo(30);
        assertThat(counts()).containsOnly(0);
    }

    /** Adds this number of each kind, all old enough to be purged. */
    private void addOld(int count) {
        IntStream.range(0, count).forEach(_ -> {
            addIdempotencyRecord(dayAgo.minus(MINUTE));
            addEvent(dayAgo.minus(MINUTE));
            addCallback(dayAgo.minus(MINUTE));
            addSession(now().minus(MINUTE), now().minus(MINUTE));
            addFailedSignIns(now().minus(MINUTE));
        });
    }

    /** The number of records that four concurrent callers purge until none is left. */
    private static int atOnce(IntFunction<Mono<Integer>> forgetting) {
        return get(Flux.range(0, 4)
                .flatMap(i -> forgetting.apply(i).expand(count -> count == 0 ? Mono.empty() : forgetting.apply(i)))
                .reduce(0, Integer::sum));
    }

    private static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(20)));
    }
}
