package io.frontrow.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class UserBulkheadTest {

    private final UserBulkhead bulkhead = new UserBulkhead();
    private final String user = UUID.randomUUID().toString();
    private final List<Sinks.One<Void>> running = new ArrayList<>();

    @Test
    void runsAFewChangesOfAUserAtATime() {
        begin(UserBulkhead.RUNNING_MAX + 2);
        assertThat(running).hasSize(UserBulkhead.RUNNING_MAX);

        running.getFirst().tryEmitEmpty();

        assertThat(running).hasSize(UserBulkhead.RUNNING_MAX + 1);
    }

    @Test
    void runsTheChangesOfAnotherUserMeanwhile() {
        begin(UserBulkhead.RUNNING_MAX + 1);

        StepVerifier.create(bulkhead.run("another", Mono.empty())).verifyComplete();
    }

    @Test
    void goesOnAfterAChangeThatFailed() {
        begin(UserBulkhead.RUNNING_MAX - 1);
        StepVerifier.create(bulkhead.run(user, Mono.error(new IllegalStateException())))
                .verifyError(IllegalStateException.class);

        StepVerifier.create(bulkhead.run(user, Mono.empty())).verifyComplete();
    }

    @Test
    void runsNoMoreChangesOfAUserWhoDisconnectsAfterEach() {
        List<Disposable> requests = begin(10 * UserBulkhead.RUNNING_MAX);
        requests.forEach(Disposable::dispose);
        begin(10 * UserBulkhead.RUNNING_MAX).forEach(Disposable::dispose);

        assertThat(running).hasSize(UserBulkhead.RUNNING_MAX);
    }

    @Test
    void goesOnWhenAChangeHasEndedWhoseClientDisconnected() {
        begin(UserBulkhead.RUNNING_MAX).forEach(Disposable::dispose);
        begin(2);

        running.get(0).tryEmitEmpty();
        running.get(1).tryEmitError(new IllegalStateException());

        assertThat(running).hasSize(UserBulkhead.RUNNING_MAX + 2);
    }

    @Test
    void rejectsAChangeWhenTooManyWait() {
        begin(UserBulkhead.RUNNING_MAX + UserBulkhead.WAITING_MAX);

        StepVerifier.create(bulkhead.run(user, Mono.empty()))
                .verifyErrorSatisfies(UserBulkheadTest::assertTooManyRequests);
    }

    @Test
    void rejectsAChangeThatWaitsForTooLong() {
        StepVerifier.withVirtualTime(() -> {
                    begin(UserBulkhead.RUNNING_MAX);
                    return bulkhead.run(user, Mono.empty());
                })
                .thenAwait(UserBulkhead.WAIT_MAX)
                .verifyErrorSatisfies(UserBulkheadTest::assertTooManyRequests);
    }

    private static void assertTooManyRequests(Throwable error) {
        assertThat(error)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
    }

    private List<Disposable> begin(int changes) {
        return IntStream.range(0, changes)
                .mapToObj(_ -> bulkhead.run(user, Mono.defer(this::change)).subscribe())
                .toList();
    }

    private Mono<Void> change() {
        Sinks.One<Void> change = Sinks.one();
        running.add(change);
        return change.asMono();
    }
}
