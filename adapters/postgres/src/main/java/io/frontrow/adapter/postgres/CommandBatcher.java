package io.frontrow.adapter.postgres;

import io.frontrow.shared.batching.KeyedRequestBatcher;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Runs the commands of many by one statement, and alone who came alone or could not be run with the others: because somebody
 * else has what it needs, or because the statement failed for all. That is safe also where the statement has had its effect
 * and only the answer was lost, since a command knows its own effect again.
 *
 * @param <C> a command
 * @param <A> what comes of it
 */
final class CommandBatcher<C, A> {

    private static final KeyedRequestBatcher.Pace PACE =
            new KeyedRequestBatcher.Pace("Postgres", 128, Duration.ofMillis(2));
    private static final String ALL = "all";

    private final KeyedRequestBatcher<String, C, Optional<A>> coalesced;
    private final Function<C, Mono<A>> alone;

    /**
     * Runs commands by these ways.
     *
     * @param many what came of each of two or more, in their order; empty of one that is to be run alone
     */
    CommandBatcher(Function<List<C>, Mono<List<Optional<A>>>> many, Function<C, Mono<A>> alone) {
        this.alone = alone;
        this.coalesced = new KeyedRequestBatcher<>(
                PACE,
                (_, commands) -> commands.size() == 1
                        ? Mono.just(noneOf(commands))
                        : many.apply(commands)
                                // Of what still runs, another attempt would only be told that it is in flight.
                                .onErrorResume(fault -> !Faults.isOfTime(fault), _ -> Mono.just(noneOf(commands))));
    }

    /** What comes of the command. It is run to its end even if the subscriber cancels. */
    Mono<A> run(C command) {
        return Statements.inTime(coalesced
                .ask(ALL, command)
                .flatMap(outcome -> outcome.map(Mono::just).orElseGet(() -> alone.apply(command))));
    }

    /**
     * Reads what came of one of the commands.
     *
     * @param row with the number of the command from 1 as its column {@code ordinality}, and its {@code outcome}
     */
    static <C, A> Optional<A> outcome(Readable row, List<C> commands, BiFunction<Readable, C, A> outcome) {
        int index = Math.toIntExact(Columns.number(row, "ordinality")) - 1;
        return Columns.text(row, "outcome").equals("RETRY_ALONE")
                ? Optional.empty()
                : Optional.of(outcome.apply(row, commands.get(index)));
    }

    private List<Optional<A>> noneOf(List<C> commands) {
        return Collections.nCopies(commands.size(), Optional.empty());
    }
}
