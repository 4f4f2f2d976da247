package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CommandBatcherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<Integer> alone = new ConcurrentLinkedQueue<>();

    private CommandBatcher<Integer, String> running(Function<List<Integer>, Mono<List<Optional<String>>>> many) {
        return new CommandBatcher<>(
                many,
                command -> Mono.fromSupplier(() -> {
                    alone.add(command);
                    return command + " alone";
                }));
    }

    /** A first one, and then many that come before its pause is over. */
    private static Flux<String> crowd(CommandBatcher<Integer, String> together) {
        return Flux.range(0, 100).flatMapSequential(together::run, 100);
    }

    @Test
    void whoComesAloneIsRunAlone() {
        CommandBatcher<Integer, String> together = running(_ -> Mono.error(new AssertionError("there are no others")));

        StepVerifier.create(together.run(1))
                .expectNext("1 alone")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whoIsInTheWayOfTheOthersIsRunAlone() {
        CommandBatcher<Integer, String> together = running(commands -> Mono.just(commands.stream()
                .map(command -> command == 70 ? Optional.<String>empty() : Optional.of(command + " together"))
                .toList()));

        List<String> outcomes =
                crowd(together).collectList().blockOptional(PATIENCE).orElseThrow();

        assertThat(outcomes.get(70)).isEqualTo("70 alone");
        assertThat(outcomes).contains("99 together");
    }

    @Test
    void allAreRunAloneAfterAFault() {
        CommandBatcher<Integer, String> together =
                running(_ -> Mono.error(new StoreUnavailable("lost", new IOException())));

        StepVerifier.create(crowd(together))
                .expectNextCount(100)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(alone).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void whatStillRunsIsNotTriedAgain() {
        CommandBatcher<Integer, String> together =
                running(_ -> Mono.error(new StoreUnavailable("late", new TimeoutException())));

        StepVerifier.create(crowd(together))
                .thenConsumeWhile(_ -> true)
                .expectError(StoreUnavailable.class)
                .verify(PATIENCE);

        assertThat(alone).doesNotContain(99);
    }

    @Test
    void whoeverCancelsIsRunNevertheless() {
        CommandBatcher<Integer, String> together = running(commands ->
                Mono.just(commands.stream().map(_ -> Optional.<String>empty()).toList()));

        together.run(1).subscribe().dispose();

        Awaitility.await().until(() -> alone.contains(1));
    }
}
