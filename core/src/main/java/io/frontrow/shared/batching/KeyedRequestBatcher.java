package io.frontrow.shared.batching;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks a store for many at once what they ask of one room at about the same time, in the order in which they came. Whoever
 * comes alone is asked for at once; whoever comes within a short pause after that waits for its end, or until a batch has
 * gathered. So nobody waits longer than the pause, and a room costs one call for each pause or each full batch.
 *
 * <p>A call that fails, fails for those it asked for and for nobody else. Whoever cancels is asked for nevertheless.
 *
 * @param <R> a room; nothing is kept of one that nobody has asked for a pause
 * @param <Q> a question
 * @param <A> its answer
 */
public final class KeyedRequestBatcher<R, Q, A> {

    /** How many may await an answer; more are refused. As many as a store at work answers before they give up. */
    static final int AWAITING_MAX = 50_000;

    private final Pace pace;
    private final BiFunction<R, List<Q>, Mono<List<A>>> call;
    private final ConcurrentMap<R, List<Asked<Q, A>>> gathered = new ConcurrentHashMap<>();
    private final AtomicInteger awaiting = new AtomicInteger();

    /** One thread makes all calls, or one batch could overtake another. */
    private final Scheduler.Worker caller = Schedulers.parallel().createWorker();

    /**
     * Asks by this call.
     *
     * @param call answers each question, in their order
     */
    public KeyedRequestBatcher(Pace pace, BiFunction<R, List<Q>, Mono<List<A>>> call) {
        this.pace = pace;
        this.call = call;
    }

    /** Asks a question. @return its answer */
    public Mono<A> ask(R room, Q question) {
        return Mono.defer(() -> {
            if (awaiting.incrementAndGet() > AWAITING_MAX) {
                awaiting.decrementAndGet();
                return Mono.error(
                        new StoreUnavailable(pace.store(), new IllegalStateException("too many await an answer")));
            }
            Asked<Q, A> asked = new Asked<>(question, Sinks.one());
            gather(room, asked);
            return asked.answer().asMono();
        });
    }

    /** Of how many rooms something is kept. */
    int rooms() {
        return gathered.size();
    }

    /** Waking the caller takes long: it is done when nobody is kept from gathering meanwhile. */
    private void gather(R room, Asked<Q, A> asked) {
        AtomicReference<@Nullable Runnable> due = new AtomicReference<>();
        gathered.compute(room, (_, before) -> {
            List<Asked<Q, A>> all = before == null ? new ArrayList<>() : before;
            all.add(asked);
            if (before == null) {
                due.setPlain(() -> callAndPause(room));
            } else if (all.size() % pace.batchMax() == 0) {
                due.setPlain(() -> call(room));
            }
            return all;
        });
        Optional.ofNullable(due.getPlain()).ifPresent(caller::schedule);
    }

    private void callAndPause(R room) {
        boolean isIdle = gathered.remove(room, List.of());
        if (!isIdle) {
            call(room);
            caller.schedule(() -> callAndPause(room), pace.pause().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void call(R room) {
        @Nullable List<Asked<Q, A>> all = gathered.replace(room, new ArrayList<>());
        for (int from = 0; all != null && from < all.size(); from += pace.batchMax()) {
            call(room, all.subList(from, Math.min(from + pace.batchMax(), all.size())));
        }
    }

    private void call(R room, List<Asked<Q, A>> batch) {
        List<Q> questions = batch.stream().map(Asked::question).toList();
        Mono.defer(() -> call.apply(room, questions))
                .map(answers -> requireEqualSizes(questions, answers))
                .doOnTerminate(() -> awaiting.addAndGet(-batch.size()))
                .subscribe(
                        answers -> answer(batch, answers),
                        fault -> batch.forEach(asked -> asked.answer().tryEmitError(fault)));
    }

    private static <A> List<A> requireEqualSizes(List<?> questions, List<A> answers) {
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + questions.size() + " questions");
        }
        return answers;
    }

    private static <Q, A> void answer(List<Asked<Q, A>> batch, List<A> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().tryEmitValue(answers.get(i));
        }
    }

    private record Asked<Q, A>(Q question, Sinks.One<A> answer) {}

    /**
     * How questions gather.
     *
     * @param store what is asked
     * @param batchMax how many questions a call takes at most
     * @param pause from one call to the next, unless a batch is full before
     */
    public record Pace(String store, int batchMax, Duration pause) {}
}
