package io.frontrow.scenario.harness;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets many do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of each, in the order of those who did it. */
    public static <P, R> List<R> all(List<P> people, Function<P, R> action) {
        return times(people.size(), number -> action.apply(people.get(number)));
    }

    /** What came of each of so many. */
    public static <R> List<R> times(int count, IntFunction<R> action) {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> results = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(behind(gate, () -> action.apply(number))))
                    .toList();
            gate.countDown();
            return results.stream().map(AtOnce::result).toList();
        }
    }

    private static <R> Callable<R> behind(CountDownLatch gate, Callable<R> action) {
        return () -> {
            gate.await();
            return action.call();
        };
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
