package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.StepVerifier;

class Argon2PasswordHashingTest {
    private static final Password PASSWORD = new Password("correct horse");

    private final Argon2PasswordHashing hashing = new Argon2PasswordHashing(1);

    @AfterEach
    void close() {
        hashing.close();
    }

    @Test
    void matchesAPasswordWithItsHash() {
        PasswordHash hash = Objects.requireNonNull(hashing.hash(PASSWORD).block());
        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        StepVerifier.create(hashing.matches(PASSWORD, hash)).expectNext(true).verifyComplete();
        StepVerifier.create(hashing.matches(new Password("wrong horse"), hash))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void matchesNoPassword() {
        StepVerifier.create(hashing.matchesNothing(PASSWORD)).expectNext(false).verifyComplete();
        StepVerifier.create(hashing.matchesNothing(new Password("the password of no user")))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void worksOffTheCallersThread() {
        StepVerifier.create(
                        hashing.hash(PASSWORD).map(_ -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("password-"))
                .verifyComplete();
    }

    @Test
    void rejectsWorkBeyondItsQueue() {
        int oneAtWorkAndSoManyWaiting = 1 + 64;
        List<Throwable> turnedAway = new CopyOnWriteArrayList<>();
        Disposable.Composite all = Disposables.composite();
        for (int i = 0; i < oneAtWorkAndSoManyWaiting; i++) {
            all.add(hashing.hash(PASSWORD).subscribe(_ -> {}, turnedAway::add));
        }
        assertThat(turnedAway).isEmpty();
        all.add(hashing.hash(PASSWORD).subscribe(_ -> {}, turnedAway::add));
        assertThat(turnedAway).singleElement().isInstanceOf(RejectedExecutionException.class);
        all.dispose();
    }
}
