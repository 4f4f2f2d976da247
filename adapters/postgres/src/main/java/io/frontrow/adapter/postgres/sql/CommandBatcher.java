package io.frontrow.adapter.postgres.sql;

import io.frontrow.shared.batching.BatchSettings;
import io.frontrow.shared.batching.RequestBatcher;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Batches concurrent commands into one SQL statement. A command runs on its own if it is the only one in its batch, if
 * the batch could not run it (because another transaction holds a lock that it needs), or if the statement of the batch
 * failed.
 *
 * <p>Running a command again is safe even if the statement took effect and only its response was lost, because a
 * command recognizes its own effect.
 *
 * @param <C> a command
 * @param <A> its outcome
 */
public final class CommandBatcher<C, A> {

    /** How everything that is batched for Postgres is batched. */
    private static final BatchSettings SETTINGS =
            new BatchSettings("Postgres", 128, Duration.ofMillis(2), Duration.ofMillis(50));

    private final Function<List<C>, Mono<List<Optional<A>>>> runBatch;
    private final Function<C, Mono<A>> runAlone;
    private final RequestBatcher<C, Optional<A>> batcher = batching(this::runBatchOrNone);

    /**
     * Creates a batcher.
     *
     * @param runBatch runs two or more commands; it returns their outcomes in the same order, and an empty one for each
     *     command that must run on its own
     */
    public CommandBatcher(Function<List<C>, Mono<List<Optional<A>>>> runBatch, Function<C, Mono<A>> runAlone) {
        this.runBatch = runBatch;
        this.runAlone = runAlone;
    }

    /**
     * Batches concurrent queries. A batch is everybody's, even if its first query is an operator's.
     *
     * @param call as of a {@link RequestBatcher}
     */
    public static <Q, A> RequestBatcher<Q, A> batching(Function<List<Q>, Mono<List<A>>> call) {
        return new RequestBatcher<>(
                SETTINGS, queries -> call.apply(queries).contextWrite(SeparateConnections::ofEverybody));
    }

    /** Runs the command and returns its outcome. It runs to its end even if the subscriber cancels. */
    public Mono<A> run(C command) {
        return SqlExecutor.withDeadline(batcher.submit(command)
                .flatMap(outcome -> outcome.map(Mono::just).orElseGet(() -> runAlone.apply(command))));
    }

    /** The outcomes of a batch; all of them empty if every command must run on its own. */
    private Mono<List<Optional<A>>> runBatchOrNone(List<C> commands) {
        return commands.size() == 1
                ? Mono.just(none(commands))
                : runBatch.apply(commands).onErrorResume(CommandBatcher::mayRunAgain, _ -> Mono.just(none(commands)));
    }

    /** After a timeout the batch may still be running, and a second attempt would only find the commands in flight. */
    private static boolean mayRunAgain(Throwable fault) {
        return !PostgresFaults.isTimeout(fault);
    }

    private static <A> List<Optional<A>> none(List<?> commands) {
        return Collections.nCopies(commands.size(), Optional.empty());
    }

    /**
     * Reads the outcome of one command of a batch.
     *
     * @param row contains the number of the command, counted from 1, as {@code ordinality}, and its {@code outcome}
     * @return empty if the command must run on its own
     */
    public static <C, A> Optional<A> outcome(Readable row, List<C> commands, BiFunction<Readable, C, A> outcome) {
        int index = Math.toIntExact(Rows.number(row, "ordinality")) - 1;
        return Rows.text(row, "outcome").equals("RETRY_ALONE")
                ? Optional.empty()
                : Optional.of(outcome.apply(row, commands.get(index)));
    }
}
