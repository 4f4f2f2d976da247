package io.frontrow.account.port;

import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.shared.model.Sha256;
import reactor.core.publisher.Mono;

/** Password hashing that is fast, and therefore only fit for tests. */
public final class FakePasswordHashing implements PasswordHashing {

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return Mono.fromSupplier(() -> new PasswordHash("fake:" + Sha256.hex(password.value())));
    }

    @Override
    public Mono<Boolean> matches(Password password, PasswordHash hash, Urgency urgency) {
        return hash(password).map(hash::equals);
    }

    @Override
    public Mono<Boolean> matchesNothing(Password password, Urgency urgency) {
        return hash(password).map(_ -> false);
    }
}
