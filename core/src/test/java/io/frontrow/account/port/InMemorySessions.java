package io.frontrow.account.port;

import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {

    private final InMemoryStore store;
    private final Map<SessionId, UserId> open = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Replacement> spent = new HashMap<>();

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
    public Mono<Rotation> rotate(RotateCommand command) {
        return store.step(() -> {
            Token token = tokens.get(command.spentHash());
            UserId userId = token == null ? null : open.get(token.sessionId());
            if (token == null || userId == null) {
                return new Rotation.Refused();
            }
            Replacement replacement = spent.get(command.spentHash());
            if (replacement != null
                    && store.now().isBefore(replacement.spentAt().plus(command.grace()))) {
                return rotated(userId, replacement.hash());
            }
            if (replacement != null) {
                end(token.sessionId(), open.remove(token.sessionId()));
                return new Rotation.Refused();
            }
            if (!store.now().isBefore(token.expiresAt())) {
                return new Rotation.Refused();
            }
            spent.put(command.spentHash(), new Replacement(command.newHash(), store.now()));
            issue(token.sessionId(), command.newHash(), command.refreshFor());
            return rotated(userId, command.newHash());
        });
    }

    @Override
    public Mono<Void> endAll(UserId userId) {
        return store.step(() ->
                        open.entrySet().removeIf(it -> it.getValue().equals(userId) && end(it.getKey(), userId)))
                .then();
    }

    @Override
    public Mono<Void> end(SessionId sessionId) {
        return store.step(() -> end(sessionId, open.remove(sessionId))).then();
    }

    @Override
    public Mono<Void> endByToken(String refreshHash) {
        return store.step(() -> {
                    Token token = tokens.get(refreshHash);
                    return token != null && end(token.sessionId(), open.remove(token.sessionId()));
                })
                .then();
    }

    private boolean end(SessionId sessionId, @Nullable UserId userId) {
        return userId != null && store.endedSessions.add(sessionId);
    }

    private Rotation rotated(UserId userId, String hash) {
        Token token = Objects.requireNonNull(tokens.get(hash));
        return new Rotation.Rotated(
                token.sessionId(),
                Objects.requireNonNull(store.users.get(userId)).user(),
                hash,
                token.expiresAt());
    }

    private Instant issue(SessionId sessionId, String hash, Duration refreshFor) {
        Instant expiresAt = store.now().plus(refreshFor);
        tokens.put(hash, new Token(sessionId, expiresAt));
        return expiresAt;
    }

    private record Token(SessionId sessionId, Instant expiresAt) {}

    private record Replacement(String hash, Instant spentAt) {}
}
