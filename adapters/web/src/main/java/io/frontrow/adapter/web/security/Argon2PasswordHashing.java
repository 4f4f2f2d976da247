package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords by Argon2id with 19 MiB of memory, two passes and one lane, the first choice of OWASP's Password
 * Storage Cheat Sheet. It runs on one thread fewer than there are cores, so that a crowd that signs in leaves one to
 * all other calls.
 */
public final class Argon2PasswordHashing implements PasswordHashing, AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final Duration DONE_WITHIN = Duration.ofSeconds(5);

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final HashingQueue queue;
    /** The hash with which the passwords of unknown users are compared, so that their sign-in takes as long. */
    private final Mono<PasswordHash> decoy;

    public Argon2PasswordHashing() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /**
     * Hashes once in the background, since the first hash takes a new JVM several times as long as the next ones and
     * the first users who sign in should not wait for it.
     */
    Argon2PasswordHashing(int threads) {
        queue = new HashingQueue(threads, DONE_WITHIN);
        decoy = Mono.fromCallable(() -> encode(new Password("the password of no user")))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
        decoy.subscribe();
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return queue.run(Urgency.NEW_ACCOUNT, computed(() -> encode(password)));
    }

    @Override
    public Mono<Optional<User>> check(Password password, Mono<Optional<Credentials>> credentials, Urgency urgency) {
        return queue.run(urgency, credentials.flatMap(found -> check(password, found)));
    }

    private Mono<Optional<User>> check(Password password, Optional<Credentials> credentials) {
        return credentials
                .map(known -> Mono.just(known.passwordHash()))
                .orElse(decoy)
                .flatMap(hash -> computed(() -> argon2.matches(password.value(), hash.encoded())))
                .map(matches -> credentials.filter(_ -> matches).map(Credentials::user));
    }

    private PasswordHash encode(Password password) {
        return new PasswordHash(argon2.encode(password.value()));
    }

    private <T> Mono<T> computed(Callable<T> computation) {
        return Mono.fromCallable(computation).subscribeOn(queue.threads());
    }

    @Override
    public void close() {
        queue.close();
    }
}
