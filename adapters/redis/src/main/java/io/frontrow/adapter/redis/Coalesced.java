package io.frontrow.adapter.redis;

import io.frontrow.shared.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks for many at once what they ask of one room at about the same time, in the order in which they came. Whoever comes
 * alone is asked for at once; whoever comes within a millisecond after that waits for its end, or until 256 have gathered.
 * So nobody waits longer than that, and a room costs a thousand calls a second, or one for every 256 questions.
 *
 * <p>A call that fails, fails for those it asked for and for nobody else. Whoever cancels is asked for nevertheless.
 *
 * @param <R> a room; nothing is kept of one that nobody has asked for a millisecond
 * @param <Q> a question
 */
final class Coalesced<R, Q> {

    /** How many questions a call takes at most; what the scripts put on Lua's stack goes by it. */
    static final int BATCH_MAX = 256;

    /** How many may await an answer; more are refused. As many as a Redis at work answers before they give up. */
    static final int AWAITING_MAX = 50_000;

    private static final long PAUSE_MS = 1;

    private final BiFunction<R, List<Q>, Mono<Reply>> call;
    private final ConcurrentMap<R, List<Asked<Q>>> gathered = new ConcurrentHashMap<>();
    private final AtomicInteger awaiting = new AtomicInteger();

    /** One thread makes all calls, or one batch could overtake another. */
    private final Scheduler.Worker caller = Schedulers.parallel().createWorker();

    /**
     * Asks by this call.
     *
     * @param call answers with equally many parts for each question, in their order
     */
    Coalesced(BiFunction<R, List<Q>, Mono<Reply>> call) {
        this.call = call;
    }

    /** Asks a question. @return its answer */
    Mono<Reply> ask(R room, Q question) {
        return Mono.defer(() -> {
            if (awaiting.incrementAndGet() > AWAITING_MAX) {
                awaiting.decrementAndGet();
                return Mono.error(new StoreUnavailable("Redis", new IllegalStateException("too many await an answer")));
            }
            Asked<Q> asked = new Asked<>(question, Sinks.one());
            gather(room, asked);
            return asked.answer().asMono();
        });
    }

    /** Of how many rooms something is kept. */
    int rooms() {
        return gathered.size();
    }

    private void gather(R room, Asked<Q> asked) {
        gathered.compute(room, (_, before) -> {
            List<Asked<Q>> all = before == null ? new ArrayList<>() : before;
            all.add(asked);
            if (before == null) {
                caller.schedule(() -> callAndPause(room));
            } else if (all.size() % BATCH_MAX == 0) {
                caller.schedule(() -> call(room));
            }
            return all;
        });
    }

    private void callAndPause(R room) {
        boolean isIdle = gathered.remove(room, List.of());
        if (!isIdle) {
            call(room);
            caller.schedule(() -> callAndPause(room), PAUSE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void call(R room) {
        @Nullable List<Asked<Q>> all = gathered.replace(room, new ArrayList<>());
        for (int from = 0; all != null && from < all.size(); from += BATCH_MAX) {
            call(room, all.subList(from, Math.min(from + BATCH_MAX, all.size())));
        }
    }

    private void call(R room, List<Asked<Q>> batch) {
        List<Q> questions = batch.stream().map(Asked::question).toList();
        Mono.defer(() -> call.apply(room, questions))
                .map(reply -> reply.each(batch.size()))
                .doOnTerminate(() -> awaiting.addAndGet(-batch.size()))
                .subscribe(
                        answers -> answer(batch, answers),
                        fault -> batch.forEach(asked -> asked.answer().tryEmitError(fault)));
    }

    private static <Q> void answer(List<Asked<Q>> batch, List<Reply> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().tryEmitValue(answers.get(i));
        }
    }

    private record Asked<Q>(Q question, Sinks.One<Reply> answer) {}
}
