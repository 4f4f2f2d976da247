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

/** What {@link OldRecords} must do. Each test has some of its own, none at first. */
public abstract class OldRecordsContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant dayAgo;

    protected abstract OldRecords records();

    protected abstract Instant now();

    /** Remembers an answer that was given then. */
    protected abstract void addAnswer(Instant givenAt);

    /** Keeps an event that was published then. */
    protected abstract void addEvent(Instant publishedAt);

    /** Keeps an event that is not published, however old. */
    protected abstract void addUnpublishedEvent(Instant happenedAt);

    /** Keeps a token that expires then. */
    protected abstract void addRefreshToken(Instant expiresAt, boolean spent);

    /** How many answers, events and refresh tokens there are. */
    protected abstract List<Integer> counts();

    @BeforeEach
    void setTime() {
        dayAgo = now().minus(DAY);
    }

    @Test
    void nothingIsForgottenWhereNothingIs() {
        assertThat(get(records().forgetAnswers(DAY, 10))).isZero();
        assertThat(get(records().forgetEvents(DAY, 10))).isZero();
        assertThat(get(records().forgetRefreshTokens(10))).isZero();
    }

    @Test
    void answersAreForgottenWhenTheirTimeIsOver() {
        addAnswer(dayAgo.minus(MINUTE));
        addAnswer(dayAgo.plus(MINUTE));

        assertThat(get(records().forgetAnswers(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(1, 0, 0);
        assertThat(get(records().forgetAnswers(DAY, 10))).isZero();
    }

    @Test
    void eventsAreForgottenWhenTheyWerePublishedLongAgo() {
        addUnpublishedEvent(dayAgo.minus(DAY));
        addEvent(dayAgo.minus(MINUTE));
        addEvent(dayAgo.plus(MINUTE));

        assertThat(get(records().forgetEvents(DAY, 10))).isEqualTo(1);

        assertThat(counts()).containsExactly(0, 2, 0);
        assertThat(get(records().forgetEvents(DAY, 10))).isZero();
    }

    @Test
    void refreshTokensAreForgottenWhenTheyHaveExpired() {
        addRefreshToken(now().minus(MINUTE), true);
        addRefreshToken(now().minus(MINUTE), false);
        addRefreshToken(now().plus(MINUTE), true);
        addRefreshToken(now().plus(MINUTE), false);

        assertThat(get(records().forgetRefreshTokens(10))).isEqualTo(2);

        assertThat(counts()).containsExactly(0, 0, 2);
        assertThat(get(records().forgetRefreshTokens(10))).isZero();
    }

    @Test
    void noMoreAreForgottenThanAsked() {
        IntStream.range(0, 5).forEach(_ -> {
            addAnswer(dayAgo.minus(MINUTE));
            addEvent(dayAgo.minus(MINUTE));
            addRefreshToken(now().minus(MINUTE), true);
        });

        assertThat(get(records().forgetAnswers(DAY, 3))).isEqualTo(3);
        assertThat(get(records().forgetEvents(DAY, 3))).isEqualTo(3);
        assertThat(get(records().forgetRefreshTokens(3))).isEqualTo(3);
        assertThat(counts()).containsExactly(2, 2, 2);
    }

    @Test
    void whoeverForgetsAtTheSameTimeForgetsEachOnce() {
        IntStream.range(0, 30).forEach(_ -> {
            addAnswer(dayAgo.minus(MINUTE));
            addEvent(dayAgo.minus(MINUTE));
            addRefreshToken(now().minus(MINUTE), true);
        });

        assertThat(atOnce(_ -> records().forgetAnswers(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().forgetEvents(DAY, 10))).isEqualTo(30);
        assertThat(atOnce(_ -> records().forgetRefreshTokens(10))).isEqualTo(30);
        assertThat(counts()).containsExactly(0, 0, 0);
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
