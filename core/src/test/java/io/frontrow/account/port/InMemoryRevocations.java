package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Role;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Ended sessions and roles in memory. */
public final class InMemoryRevocations implements Revocations {

    private final InMemoryStore store;

    public InMemoryRevocations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> hasEnded(SessionId sessionId) {
        return store.step(() -> store.endedSessions.contains(sessionId));
    }

    @Override
    public Mono<Role> role(UserId userId) {
        return store.step(() -> Optional.ofNullable(store.users.get(userId))
                .map(Credentials::user)
                .map(user -> user.role())
                .orElse(Role.USER));
    }
}
