package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.User;
import io.frontrow.shared.model.Sha256;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Password hashing that is fast, and therefore only fit for tests. */
public final class FakePasswordHashing implements PasswordHashing {

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return Mono.fromSupplier(() -> new PasswordHash("fake:" + Sha256.hex(password.value())));
    }

    @Override
    public Mono<Optional<User>> check(Password password, Mono<Optional<Credentials>> credentials, Urgency urgency) {
        return Mono.zip(hash(password), credentials)
                .map(both -> both.getT2()
                        .filter(known -> known.passwordHash().equals(both.getT1()))
                        .map(Credentials::user));
    }
}
