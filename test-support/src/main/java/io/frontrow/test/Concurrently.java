package io.frontrow.test;

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

/** Runs actions on threads of their own that start at the same moment. */
public final class Concurrently {

    private Concurrently() {}

    /**
     * Runs the action once for each item.
     *
     * @return the results, in the order of the items
     */
    public static <T, R> List<R> forEach(List<T> items, Function<T, R> action) {
        return times(items.size(), number -> action.apply(items.get(number)));
    }

    /**
     * Runs the action {@code count} times, with the numbers from 0.
     *
     * @return the results, in the order of the numbers
     */
    public static <R> List<R> times(int count, IntFunction<R> action) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> results = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(after(start, () -> action.apply(number))))
                    .toList();
            start.countDown();
            return results.stream().map(Concurrently::result).toList();
        }
    }

    private static <R> Callable<R> after(CountDownLatch start, Callable<R> action) {
        return () -> {
            start.await();
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
