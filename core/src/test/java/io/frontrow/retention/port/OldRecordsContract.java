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

/** What {@link ExpiredRecords} must do. Each test has some of its own, none at first. */
public abstract class OldRecordsContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant dayAgo;

    protected abstract ExpiredRecords records();

    protected abstract Instant now();

    /** Remembers an answer that was given then. */
    protected abstract void addAnswer(Instant givenAt);

    /** Keeps an event that was published then. */
    protected abstract void addEvent(Instant publishedAt);

    /** Keeps an event that is not published, however old. */
    protected abstract void addUnpublishedEvent(Instant happenedAt);

    /** Keeps a callback that was heard then. */
    protected abstract void addCallback(Instant heardAt);

    /** Keeps a session with a fresh token and a spent one, which expire then. */
    protected abstract void addSession(Instant freshUntil, Instant spentUntil);

    /** How many answers, events, callbacks, sessions and spent tokens there are. */
    protected abstract List<Integer> counts();

    @BeforeEach
    void setTime() {
        dayAgo = now().minus(DAY);
    }

    @Test
    void nothingIsForgottenWhereNothingIs() {
        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isZero();
        assertThat(get(records().purgeEvents(DAY, 10))).isZero();
        assertThat(get(records().purgeCallbacks(DAY, 10))).isZero();
        assertThat(get(records().purgeSessions(10))).isZero();
        assertThat(get(records().purgeSpentTokens(10))).isZero();
    }

    @Test
    void answersAreForgottenWhenTheirTimeIsOver() {
        addAnswer(dayAgo.minus(MINUTE));
        addAnswer(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(1, 0, 0, 0, 0);
        assertThat(get(records().purgeIdempotencyRecords(DAY, 10))).isZero();
    }

    @Test
    void eventsAreForgottenWhenTheyWerePublishedLongAgo() {
        addUnpublishedEvent(dayAgo.minus(DAY));
        addEvent(dayAgo.minus(MINUTE));
        addEvent(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeEvents(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 2, 0, 0, 0);
        assertThat(get(records().purgeEvents(DAY, 10))).isZero();
    }

    @Test
    void callbacksAreForgottenWhenTheirTimeIsOver() {
        addCallback(dayAgo.minus(MINUTE));
        addCallback(dayAgo.plus(MINUTE));

        assertThat(get(records().purgeCallbacks(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 0, 1, 0, 0);
        assertThat(get(records().purgeCallbacks(DAY, 10))).isZero();
    }

    @Test
    void sessionsAreForgottenWithAllTheirTokensWhenTheFreshOneHasExpired() {
        addSession(now().minus(MINUTE), now().minus(MINUTE));
        addSession(now().minus(MINUTE), now().plus(MINUTE));
        addSession(now().plus(MINUTE), now().minus(MINUTE));
        addSession(now().plus(MINUTE), now().plus(MINUTE));

        assertThat(get(records().purgeSessions(10))).isEqualTo(2);

        assertThat(counts()).containsExactly(0, 0, 0, 2, 2);
        assertThat(get(records().purgeSessions(10))).isZero();
    }

    @Test
    void spentTokensAreForgottenWhenTheyHaveExpired() {
        addSession(now().plus(MINUTE), now().minus(MINUTE));
        addSession(now().plus(MINUTE), now().plus(MINUTE));

        assertThat(get(records().purgeSpentTokens(10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 0, 0, 2, 1);
        assertThat(get(records().purgeSpentTokens(10))).isZero();
    }

    @Test
    void noMoreAreForgottenThanAsked() {
        addOld(5);

        assertThat(get(records().purgeIdempotencyRecords(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeEvents(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeCallbacks(DAY, 3))).isEqualTo(3);
        assertThat(get(records().purgeSpentTokens(3))).isEqualTo(3);
        assertThat(counts()).containsExactly(2, 2, 2, 5, 2);
        assertThat(get(records().purgeSessions(3))).isEqualTo(3);
    }

    @Test
    void whoeverForgetsAtTheSameTimeForgetsEachOnce() {
        addOld(30);

        assertThat(atOnce(_ -> records().purgeIdempotencyRecords(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeEvents(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeCallbacks(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeSpentTokens(10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().purgeSessions(10))).isEqualTo(30);
        assertThat(counts()).containsOnly(0);
    }

    /** As many of each kind, all of them to be forgotten. */
    private void addOld(int count) {
        IntStream.range(0, count).forEach(_ -> {
            addAnswer(dayAgo.minus(MINUTE));
            addEvent(dayAgo.minus(MINUTE));
            addCallback(dayAgo.minus(MINUTE));
            addSession(now().minus(MINUTE), now().minus(MINUTE));
        });
    }

    /** How many are forgotten by four who go on until there is nothing left. */
    private static int atOnce(IntFunction<Mono<Integer>> forgetting) {
        return get(Flux.range(0, 4)
                .flatMap(i -> forgetting.apply(i).expand(count -> count == 0 ? Mono.empty() : forgetting.apply(i)))
                .reduce(0, Integer::sum));
    }

    private static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(20)));
    }
}
