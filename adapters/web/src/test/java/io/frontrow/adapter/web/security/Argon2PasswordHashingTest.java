package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.port.PasswordHashing.Urgency;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        StepVerifier.create(hashing.matches(PASSWORD, hash, Urgency.FIRST))
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(hashing.matches(new Password("wrong horse"), hash, Urgency.LATER))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void matchesNoPassword() {
        StepVerifier.create(hashing.matchesNothing(PASSWORD, Urgency.FIRST))
                .expectNext(false)
                .verifyComplete();
        StepVerifier.create(hashing.matchesNothing(new Password("the password of no user"), Urgency.LATER))
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
}
