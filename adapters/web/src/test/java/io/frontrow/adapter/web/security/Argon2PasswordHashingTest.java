package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.shared.id.UserId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class Argon2PasswordHashingTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final User USER =
            new User(new UserId(UUID.randomUUID()), new Email("ada@frontrow.example"), "Ada", Role.USER);

    private final Argon2PasswordHashing hashing = new Argon2PasswordHashing(1);

    @AfterEach
    void close() {
        hashing.close();
    }

    @Test
    void matchesAPasswordWithItsHash() {
        PasswordHash hash = Objects.requireNonNull(hashing.hash(PASSWORD).block());
        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        Optional<Credentials> known = Optional.of(new Credentials(USER, hash));
        StepVerifier.create(hashing.check(PASSWORD, Mono.just(known), Urgency.FIRST))
                .expectNext(Optional.of(USER))
                .verifyComplete();
        StepVerifier.create(hashing.check(new Password("wrong horse"), Mono.just(known), Urgency.LAST))
                .expectNext(Optional.empty())
                .verifyComplete();
    }

    @Test
    void matchesNoPassword() {
        StepVerifier.create(hashing.check(PASSWORD, Mono.just(Optional.empty()), Urgency.FIRST))
                .expectNext(Optional.empty())
                .verifyComplete();
        StepVerifier.create(hashing.check(
                        new Password("the password of no user"), Mono.just(Optional.empty()), Urgency.LAST))
                .expectNext(Optional.empty())
                .verifyComplete();
    }

    @Test
    void readsCredentialsWhenItIsTheTurnOfTheCall() {
        Sinks.One<Optional<Credentials>> slow = Sinks.one();
        AtomicInteger reads = new AtomicInteger();
        Mono<Optional<Credentials>> credentials = Mono.fromSupplier(() -> {
            reads.incrementAndGet();
            return Optional.empty();
        });
        hashing.check(PASSWORD, slow.asMono(), Urgency.FIRST).subscribe();
        CompletableFuture<Optional<User>> waiting =
                hashing.check(PASSWORD, credentials, Urgency.FIRST).toFuture().thenApply(Objects::requireNonNull);
        assertThat(reads).hasValue(0);

        slow.tryEmitValue(Optional.empty());

        assertThat(waiting.join()).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void checksPasswordsWhileAFloodSignsUp() {
        PasswordHash hash = Objects.requireNonNull(hashing.hash(PASSWORD).block());
        Optional<Credentials> known = Optional.of(new Credentials(USER, hash));
        Disposable.Composite flood = Disposables.composite();
        for (int i = 0; i < 1_000; i++) {
            flood.add(hashing.hash(PASSWORD).onErrorComplete(HashingBusy.class).subscribe());
        }

        StepVerifier.create(hashing.check(PASSWORD, Mono.just(known), Urgency.FIRST))
                .expectNext(Optional.of(USER))
                .verifyComplete();
        flood.dispose();
    }

    @Test
    void worksOffTheCallersThread() {
        StepVerifier.create(
                        hashing.hash(PASSWORD).map(_ -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("password-"))
                .verifyComplete();
    }
}
