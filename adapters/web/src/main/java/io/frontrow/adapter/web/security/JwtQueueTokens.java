package io.frontrow.adapter.web.security;

import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * Queue tokens as JSON Web Tokens of type {@code queue+jwt}. They contain no time, so that a queue entry always has
 * the same token, and do not expire: the queue decides which entries exist.
 */
public final class JwtQueueTokens implements QueueTokens, QueueTokenReader {
    private final SignedTokens<QueueEntry> tokens;

    /**
     * Derives the keys.
     *
     * @throws IllegalArgumentException if a signing key is too short
     */
    public JwtQueueTokens(TokenSettings settings) {
        this.tokens = new SignedTokens<>("queue+jwt", DerivedSigningKeys.of(settings, "queue"), JwtQueueTokens::entry);
    }

    @Override
    public QueueToken sign(QueueEntry entry) {
        return new QueueToken(tokens.sign(Map.of(
                "jti", entry.entryId().value().toString(),
                "sub", entry.userId().value().toString(),
                "concert", entry.concertId().value().toString(),
                "place", entry.place().value())));
    }

    @Override
    public Optional<QueueEntry> read(String token) {
        return tokens.read(token);
    }

    private static QueueEntry entry(TokenClaims claims) {
        return new QueueEntry(
                new QueueEntryId(claims.uuid("jti")),
                new ConcertId(claims.uuid("concert")),
                new UserId(claims.uuid("sub")),
                new Place(claims.number("place")));
    }
}
