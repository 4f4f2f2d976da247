package io.frontrow.retention.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import reactor.core.publisher.Mono;

/** Records in memory, of which only the time is known that counts. */
public final class InMemoryOldRecords implements OldRecords {

    private final Clock clock;
    private final List<Instant> answers = new ArrayList<>();
    private final List<Instant> events = new ArrayList<>();
    private final List<Instant> refreshTokens = new ArrayList<>();

    public InMemoryOldRecords(Clock clock) {
        this.clock = clock;
    }

    public synchronized void addAnswer(Instant givenAt) {
        answers.add(givenAt);
    }

    /** {@link Instant#MAX} is for one that is not published. */
    public synchronized void addEvent(Instant publishedAt) {
        events.add(publishedAt);
    }

    public synchronized void addRefreshToken(Instant expiresAt) {
        refreshTokens.add(expiresAt);
    }

    /** How many answers, events and refresh tokens there are. */
    public synchronized List<Integer> counts() {
        return List.of(answers.size(), events.size(), refreshTokens.size());
    }

    @Override
    public Mono<Integer> forgetAnswers(Duration keptFor, int atMost) {
        return forget(answers, keptFor, atMost);
    }

    @Override
    public Mono<Integer> forgetEvents(Duration keptFor, int atMost) {
        return forget(events, keptFor, atMost);
    }

    @Override
    public Mono<Integer> forgetRefreshTokens(int atMost) {
        return forget(refreshTokens, Duration.ZERO, atMost);
    }

    private Mono<Integer> forget(List<Instant> records, Duration keptFor, int atMost) {
        return Mono.fromCallable(() -> forgetOlder(records, clock.instant().minus(keptFor), atMost));
    }

    private synchronized int forgetOlder(List<Instant> records, Instant than, int atMost) {
        int forgotten = 0;
        for (Iterator<Instant> it = records.iterator(); it.hasNext() && forgotten < atMost; ) {
            if (it.next().isBefore(than)) {
                it.remove();
                forgotten++;
            }
        }
        return forgotten;
    }
}
