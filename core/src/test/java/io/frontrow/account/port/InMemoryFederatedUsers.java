package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Identity;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryWallet;
import io.frontrow.shared.id.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Federated users in memory. */
public final class InMemoryFederatedUsers implements FederatedUsers {

    private final InMemoryStore store;

    public InMemoryFederatedUsers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<UserId> findOrAdd(Identity identity, UserId newId) {
        return store.step(() -> store.federatedUsers.computeIfAbsent(
                List.of(identity.issuer(), identity.subject()), _ -> add(identity, newId)));
    }

    private UserId add(Identity identity, UserId newId) {
        Email email =
                identity.email().filter(this::isFree).orElseGet(() -> new Email(newId.value() + "@users.invalid"));
        User user = new User(newId, email, identity.name(), Role.USER);
        store.users.put(newId, new Credentials(user, InMemoryUsers.NO_PASSWORD));
        store.wallets.put(newId, new InMemoryWallet());
        return newId;
    }

    private boolean isFree(Email email) {
        return store.users.values().stream()
                .noneMatch(known -> known.user().email().equals(email));
    }
}
