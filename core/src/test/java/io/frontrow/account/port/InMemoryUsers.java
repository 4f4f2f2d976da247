package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryWallet;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Users in memory. */
public final class InMemoryUsers implements Users {

    /** Of users who cannot sign in with one. */
    static final PasswordHash NO_PASSWORD = new PasswordHash("none");

    private final InMemoryStore store;

    public InMemoryUsers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> add(Credentials credentials) {
        return store.step(() -> {
            if (byEmail(credentials.user().email()).isPresent()) {
                return false;
            }
            store.users.put(credentials.user().userId(), credentials);
            store.wallets.put(credentials.user().userId(), new InMemoryWallet());
            return true;
        });
    }

    @Override
    public Mono<Optional<Credentials>> find(Email email) {
        return store.step(() -> byEmail(email).filter(InMemoryUsers::hasPassword));
    }

    @Override
    public Mono<Void> changePassword(Email email, PasswordHash passwordHash) {
        return store.step(() -> byEmail(email)
                        .filter(InMemoryUsers::hasPassword)
                        .map(Credentials::user)
                        .map(user -> store.users.put(user.userId(), new Credentials(user, passwordHash))))
                .then();
    }

    private static boolean hasPassword(Credentials credentials) {
        return !credentials.passwordHash().equals(NO_PASSWORD);
    }

    private Optional<Credentials> byEmail(Email email) {
        return store.users.values().stream()
                .filter(known -> known.user().email().equals(email))
                .findAny();
    }
}
