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

    private static final String PLACE = "place";
    private static final String SEALED_PLACE = "sealed";

    private final SignedTokens<QueueEntry> tokens;
    private final SealedPlaces seals;

    /**
     * Derives the keys.
     *
     * @throws IllegalArgumentException if a signing key is too short
     */
    public JwtQueueTokens(TokenSettings settings) {
        this.tokens = new SignedTokens<>("queue+jwt", settings, "queue", this::entry);
        this.seals = new SealedPlaces(DerivedSigningKeys.of(settings, "queue-place"));
    }

    @Override
    public QueueToken sign(QueueEntry entry) {
        return sign(entry, PLACE, entry.place().value());
    }

    @Override
    public QueueToken signSealed(QueueEntry entry) {
        return sign(entry, SEALED_PLACE, seals.seal(entry.place(), entry.entryId()));
    }

    private QueueToken sign(QueueEntry entry, String placeClaim, Object place) {
        return new QueueToken(tokens.sign(Map.of(
                "jti",
                entry.entryId().value().toString(),
                "sub",
                entry.userId().value().toString(),
                "concert",
                entry.concertId().value().toString(),
                placeClaim,
                place)));
    }

    @Override
    public Optional<QueueEntry> read(String token) {
        return tokens.read(token);
    }

    private QueueEntry entry(TokenClaims claims) {
        QueueEntryId entryId = new QueueEntryId(claims.uuid("jti"));
        return new QueueEntry(
                entryId,
                new ConcertId(claims.uuid("concert")),
                new UserId(claims.uuid("sub")),
                claims.has(SEALED_PLACE)
                        ? seals.open(claims.text(SEALED_PLACE), entryId)
                        : new Place(claims.number(PLACE)));
    }
}
