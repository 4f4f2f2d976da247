package io.frontrow.retention.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Records in memory, reduced to the times that matter for retention. */
public final class InMemoryExpiredRecords implements ExpiredRecords {

    private final Clock clock;
    private final List<Instant> idempotencyRecords = new ArrayList<>();
    private final List<Instant> events = new ArrayList<>();
    private final List<Instant> callbacks = new ArrayList<>();
    private final List<Token> unspentTokens = new ArrayList<>();
    private final List<Token> spentTokens = new ArrayList<>();
    private final List<Instant> failedSignIns = new ArrayList<>();

    public InMemoryExpiredRecords(Clock clock) {
        this.clock = clock;
    }

    public synchronized void addIdempotencyRecord(Instant givenAt) {
        idempotencyRecords.add(givenAt);
    }

    /** Adds an event; {@link Instant#MAX} means that it is not published. */
    public synchronized void addEvent(Instant publishedAt) {
        events.add(publishedAt);
    }

    public synchronized void addCallback(Instant processedAt) {
        callbacks.add(processedAt);
    }

    /** Adds a session with a fresh and a spent token, which expire at these times. */
    public synchronized void addSession(Instant unspentUntil, Instant spentUntil) {
        UUID session = UUID.randomUUID();
        unspentTokens.add(new Token(session, unspentUntil));
        spentTokens.add(new Token(session, spentUntil));
    }

    /** Adds failed sign-ins that count until this time. */
    public synchronized void addFailedSignIns(Instant until) {
        failedSignIns.add(until);
    }

    /** The numbers of idempotency records, events, callbacks, sessions, spent tokens and accounts with failed sign-ins. */
    public synchronized List<Integer> counts() {
        return Stream.of(idempotencyRecords, events, callbacks, unspentTokens, spentTokens, failedSignIns)
                .map(List::size)
                .toList();
    }

    @Override
    public Mono<Integer> purgeIdempotencyRecords(Duration keptFor, int atMost) {
        return forgetOlder(idempotencyRecords, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeEvents(Duration keptFor, int atMost) {
        return forgetOlder(events, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeCallbacks(Duration keptFor, int atMost) {
        return forgetOlder(callbacks, keptFor, atMost);
    }

    @Override
    public Mono<Integer> purgeSessions(int atMost) {
        return Mono.fromCallable(() -> {
            List<Token> expired = forget(unspentTokens, this::isExpired, atMost);
            Set<UUID> over = expired.stream().map(Token::session).collect(Collectors.toSet());
            forget(spentTokens, token -> over.contains(token.session()), Integer.MAX_VALUE);
            return expired.size();
        });
    }

    @Override
    public Mono<Integer> purgeSpentTokens(int atMost) {
        return Mono.fromCallable(
                () -> forget(spentTokens, this::isExpired, atMost).size());
    }

    @Override
    public Mono<Integer> purgeFailedSignIns(int atMost) {
        return forgetOlder(failedSignIns, Duration.ZERO, atMost);
    }

    private Mono<Integer> forgetOlder(List<Instant> records, Duration keptFor, int atMost) {
        return Mono.fromCallable(() -> {
            Instant than = clock.instant().minus(keptFor);
            return forget(records, time -> time.isBefore(than), atMost).size();
        });
    }

    private synchronized <T> List<T> forget(List<T> records, Predicate<T> isOld, int atMost) {
        List<T> forgotten = new ArrayList<>();
        for (Iterator<T> it = records.iterator(); it.hasNext() && forgotten.size() < atMost; ) {
            T record = it.next();
            if (isOld.test(record)) {
                it.remove();
                forgotten.add(record);
            }
        }
        return forgotten;
    }

    private boolean isExpired(Token token) {
        return token.expiresAt().isBefore(clock.instant());
    }

    private record Token(UUID session, Instant expiresAt) {}
}
