package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.port.PasswordHashing;
import java.time.Duration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;

/**
 * Hashes passwords by Argon2id with 19 MiB of memory, two passes and one lane, the first choice of OWASP's Password
 * Storage Cheat Sheet. It runs on one thread per core.
 */
public final class Argon2PasswordHashing implements PasswordHashing, AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final Duration DONE_WITHIN = Duration.ofSeconds(5);

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final PasswordThreads threads;
    /** The hash with which the passwords of unknown users are compared, so that their sign-in takes as long. */
    private final Mono<PasswordHash> decoy;

    public Argon2PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors());
    }

    Argon2PasswordHashing(int threads) {
        this.threads = new PasswordThreads(threads, DONE_WITHIN);
        this.decoy = hash(new Password("the password of no user"))
                .cache(_ -> Duration.ofMillis(Long.MAX_VALUE), _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return threads.run(Urgency.FIRST, () -> new PasswordHash(argon2.encode(password.value())));
    }

    @Override
    public Mono<Boolean> matches(Password password, PasswordHash hash, Urgency urgency) {
        return threads.run(urgency, () -> argon2.matches(password.value(), hash.encoded()));
    }

    @Override
    public Mono<Boolean> matchesNothing(Password password, Urgency urgency) {
        return decoy.flatMap(hash -> matches(password, hash, urgency)).map(_ -> false);
    }

    @Override
    public void close() {
        threads.close();
    }
}
