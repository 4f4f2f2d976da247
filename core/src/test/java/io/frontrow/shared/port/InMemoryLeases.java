package io.frontrow.shared.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Leases in memory, on a clock that a test can turn. */
public final class InMemoryLeases {

    private final Clock clock;
    private final Map<String, Lease> leases = new HashMap<>();

    public InMemoryLeases(Clock clock) {
        this.clock = clock;
    }

    /** The leases as seen by the instance with this name. */
    public Leases of(String holder) {
        return (work, term) -> Mono.fromCallable(() -> acquire(holder, work, term));
    }

    private synchronized boolean acquire(String holder, String work, Duration term) {
        Instant now = clock.instant();
        Lease lease = leases.get(work);
        if (lease != null && !lease.holder().equals(holder) && lease.until().isAfter(now)) {
            return false;
        }
        leases.put(work, new Lease(holder, now.plus(term)));
        return true;
    }

    private record Lease(String holder, Instant until) {}
}
