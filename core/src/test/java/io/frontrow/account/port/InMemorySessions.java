package io.frontrow.account.port;

import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

    private final InMemoryStore store;
    private final Map<SessionId, UserId> open = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Set<String> spent = new HashSet<>();

    public InMemorySessions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Instant> open(SessionId sessionId, UserId userId, String refreshHash, Duration refreshFor) {
        return store.step(() -> {
            open.put(sessionId, userId);
            return issue(sessionId, refreshHash, refreshFor);
        });
    }

    @Override
    public Mono<Rotation> rotate(String spentHash, String newHash, Duration refreshFor) {
        return store.step(() -> {
            Token token = tokens.get(spentHash);
            UserId userId = token == null ? null : open.get(token.sessionId());
            if (token == null || userId == null) {
                return new Rotation.Refused();
            }
            if (spent.contains(spentHash)) {
                open.remove(token.sessionId());
                return new Rotation.Refused();
            }
            if (!store.now().isBefore(token.expiresAt())) {
                return new Rotation.Refused();
            }
            spent.add(spentHash);
            Instant expiresAt = issue(token.sessionId(), newHash, refreshFor);
            return new Rotation.Rotated(
                    token.sessionId(),
                    Objects.requireNonNull(store.users.get(userId)).user(),
                    expiresAt);
        });
    }

    @Override
    public Mono<Void> end(SessionId sessionId) {
        return store.step(() -> open.keySet().remove(sessionId)).then();
    }

    private Instant issue(SessionId sessionId, String hash, Duration refreshFor) {
        Instant expiresAt = store.now().plus(refreshFor);
        tokens.put(hash, new Token(sessionId, expiresAt));
        return expiresAt;
    }

    private record Token(SessionId sessionId, Instant expiresAt) {}
}
