package io.frontrow.account.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Attempts in memory. */
public final class InMemoryAttemptLimits implements AttemptLimits {

    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    public InMemoryAttemptLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Allowance> take(Limit limit) {
        return step(limit, count -> {
            boolean granted = count.taken < limit.max();
            count.taken += granted ? 1 : 0;
            return allowance(limit, count, granted);
        });
    }

    @Override
    public Mono<Allowance> peek(Limit limit) {
        return step(limit, count -> allowance(limit, count, count.taken < limit.max()));
    }

    @Override
    public Mono<Void> giveBack(Limit limit) {
        return step(limit, count -> {
                    count.taken = Math.max(0, count.taken - 1);
                    return count;
                })
                .then();
    }

    private Allowance allowance(Limit limit, Count count, boolean granted) {
        return new Allowance(
                granted,
                limit.max() - count.taken,
                granted ? Duration.ZERO : Duration.between(clock.instant(), count.until));
    }

    private <T> Mono<T> step(Limit limit, Function<Count, T> change) {
        return Mono.fromSupplier(() -> {
            synchronized (counts) {
                counts.values().removeIf(count -> !clock.instant().isBefore(count.until));
                return change.apply(counts.computeIfAbsent(
                        limit.key(), _ -> new Count(clock.instant().plus(limit.period()))));
            }
        });
    }

    private static final class Count {
        private final Instant until;
        private int taken;

        private Count(Instant until) {
            this.until = until;
        }
    }
}
