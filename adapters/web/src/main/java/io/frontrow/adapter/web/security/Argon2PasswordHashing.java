package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.port.PasswordHashing;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords by Argon2id with 19 MiB of memory, two passes and one lane, the first choice of OWASP's Password
 * Storage Cheat Sheet. It runs on one thread per core. The queue is limited to what is processed within seconds;
 * further requests fail with a {@link java.util.concurrent.RejectedExecutionException}.
 */
public final class Argon2PasswordHashing implements PasswordHashing, AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int QUEUE_MAX = 64;

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Scheduler threads;
    /** The hash with which the passwords of unknown users are compared, so that their sign-in takes as long. */
    private final Mono<PasswordHash> decoy;

    public Argon2PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors());
    }

    Argon2PasswordHashing(int threads) {
        ThreadFactory factory =
                Thread.ofPlatform().name("password-", 1).daemon().factory();
        this.threads = Schedulers.fromExecutorService(new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE_MAX), factory));
        this.decoy = hash(new Password("the password of no user"))
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return onPasswordThread(() -> new PasswordHash(argon2.encode(password.value())));
    }

    @Override
    public Mono<Boolean> matches(Password password, PasswordHash hash) {
        return onPasswordThread(() -> argon2.matches(password.value(), hash.encoded()));
    }

    @Override
    public Mono<Boolean> matchesNothing(Password password) {
        return decoy.flatMap(hash -> matches(password, hash)).map(_ -> false);
    }

    private <T> Mono<T> onPasswordThread(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
