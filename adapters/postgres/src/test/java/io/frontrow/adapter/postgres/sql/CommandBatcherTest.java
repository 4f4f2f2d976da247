package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CommandBatcherTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<Integer> alone = new ConcurrentLinkedQueue<>();

    private CommandBatcher<Integer, String> running(Function<List<Integer>, Mono<List<Optional<String>>>> runBatch) {
        return new CommandBatcher<>(
                runBatch,
                command -> Mono.fromSupplier(() -> {
                    alone.add(command);
                    return command + " alone";
                }));
    }

    /** A first command, and 99 more within its window. */
    private static Flux<String> hundredCommands(CommandBatcher<Integer, String> batcher) {
        return Flux.range(0, 100).flatMapSequential(batcher::run, 100);
    }

    @Test
    void aSingleCommandRunsOnItsOwn() {
        CommandBatcher<Integer, String> batcher =
                running(_ -> Mono.error(new AssertionError("the batch has one command")));

        StepVerifier.create(batcher.run(1))
                .expectNext("1 alone")
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aCommandWithoutAnOutcomeOfTheBatchRunsOnItsOwn() {
        CommandBatcher<Integer, String> batcher = running(commands -> Mono.just(commands.stream()
                .map(command -> command == 70 ? Optional.<String>empty() : Optional.of(command + " in a batch"))
                .toList()));

        onceTheLastCommandIsNotTheOnlyOneOfItsBatch(() -> {
            List<String> outcomes = hundredCommands(batcher)
                    .collectList()
                    .blockOptional(TIMEOUT)
                    .orElseThrow();

            assertThat(outcomes.get(70)).isEqualTo("70 alone");
            assertThat(outcomes).contains("99 in a batch");
        });
    }

    @Test
    void aBatchIsEverybodysEvenIfItsFirstCommandIsAnOperators() {
        CommandBatcher<Integer, String> batcher = running(commands -> Mono.deferContextual(context -> {
            String whose = context.hasKey(SeparateConnections.class) ? "an operator's" : "everybody's";
            return Mono.just(Collections.nCopies(commands.size(), Optional.of(whose)));
        }));

        List<String> outcomes = hundredCommands(batcher)
                .contextWrite(SeparateConnections::ofOperator)
                .collectList()
                .blockOptional(TIMEOUT)
                .orElseThrow();

        assertThat(outcomes).contains("everybody's").doesNotContain("an operator's");
    }

    @Test
    void allCommandsRunOnTheirOwnAfterAFault() {
        CommandBatcher<Integer, String> batcher =
                running(_ -> Mono.error(new StoreUnavailable("lost", new IOException())));

        StepVerifier.create(hundredCommands(batcher))
                .expectNextCount(100)
                .expectComplete()
                .verify(TIMEOUT);

        assertThat(alone).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void commandsAreNotRunAgainAfterATimeout() {
        CommandBatcher<Integer, String> batcher =
                running(_ -> Mono.error(new StoreUnavailable("late", new TimeoutException())));

        onceTheLastCommandIsNotTheOnlyOneOfItsBatch(() -> {
            alone.clear();
            StepVerifier.create(hundredCommands(batcher))
                    .thenConsumeWhile(_ -> true)
                    .expectError(StoreUnavailable.class)
                    .verify(TIMEOUT);

            assertThat(alone).doesNotContain(99);
        });
    }

    /** A busy machine may submit the last command after the window of the others has ended. */
    private static void onceTheLastCommandIsNotTheOnlyOneOfItsBatch(ThrowingRunnable test) {
        Awaitility.await().atMost(TIMEOUT).untilAsserted(test);
    }

    @Test
    void aCancelledCommandRuns() {
        CommandBatcher<Integer, String> batcher = running(commands ->
                Mono.just(commands.stream().map(_ -> Optional.<String>empty()).toList()));

        batcher.run(1).subscribe().dispose();

        Awaitility.await().until(() -> alone.contains(1));
    }
}
