package io.frontrow.adapter.web.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.Pool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * Runs only a few changes of one user at a time on this instance; further ones wait, after their bodies were read.
 * Changes of one user mostly lock the same rows, so without a bulkhead those of a single user could occupy every
 * connection of the stores and of the payment module. A change that has begun runs to its end even if the client
 * disconnects, and counts until then; one that waits is dropped.
 */
@Component
public final class UserBulkhead {

    static final int RUNNING_MAX = 4;
    static final int WAITING_MAX = 250;
    static final Duration WAIT_MAX = Duration.ofSeconds(10);

    /** Nothing is kept of a user without a change that runs or waits. */
    private final LoadingCache<String, Pool<String>> permits =
            Caffeine.newBuilder().executor(Runnable::run).weakValues().build(UserBulkhead::permits);

    private static Pool<String> permits(String user) {
        return PoolBuilder.from(Mono.just(user))
                .sizeBetween(0, RUNNING_MAX)
                .maxPendingAcquire(WAITING_MAX)
                .buildPool();
    }

    /**
     * Runs a change of this user as soon as few enough others run.
     *
     * @param change begins when it is subscribed to
     * @return fails with {@code too-many-requests} if too many changes of the user wait, or for too long
     */
    public <T> Mono<T> run(String user, Mono<T> change) {
        return Mono.defer(() -> {
            Mono<T> running = change.cache(); // a cached Mono does not pass cancellation on
            return Mono.usingWhen(permit(user), _ -> running, permit -> releaseAfter(running, permit));
        });
    }

    private static Mono<Void> releaseAfter(Mono<?> running, PooledRef<?> permit) {
        return running.then().onErrorComplete().then(permit.release());
    }

    private Mono<PooledRef<String>> permit(String user) {
        return Mono.defer(() -> permits.get(user).acquire(WAIT_MAX))
                .onErrorMap(UserBulkhead::isFull, _ -> new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS)));
    }

    private static boolean isFull(Throwable error) {
        return error instanceof PoolAcquirePendingLimitException || error instanceof PoolAcquireTimeoutException;
    }
}
