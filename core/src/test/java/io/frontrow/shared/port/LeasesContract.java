package io.frontrow.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link Leases}. */
public abstract class LeasesContract {

    private static final Duration TERM = Duration.ofMillis(600);
    private static final Duration LONG_TERM = Duration.ofMinutes(5);

    private final String work = UUID.randomUUID().toString();

    private Leases first;
    private Leases second;

    /** The leases as seen by another instance. */
    protected abstract Leases ofAnotherInstance();

    /** Returns when the duration has passed on the clock of the store. */
    protected abstract void pass(Duration duration);

    @BeforeEach
    void start() {
        first = ofAnotherInstance();
        second = ofAnotherInstance();
    }

    @Test
    void theHolderRenewsItsLeaseAndOthersDoNotGetIt() {
        assertThat(acquire(first, LONG_TERM)).isTrue();

        assertThat(acquire(second, LONG_TERM)).isFalse();
        assertThat(acquire(first, LONG_TERM)).isTrue();
    }

    @Test
    void otherWorkHasALeaseOfItsOwn() {
        acquire(first, LONG_TERM);

        assertThat(second.acquire("other " + work, LONG_TERM).block()).isTrue();
    }

    @Test
    void anotherInstanceAcquiresALeaseThatWasNotRenewed() {
        acquire(first, TERM);
        pass(TERM);

        assertThat(acquire(second, LONG_TERM)).isTrue();
        assertThat(acquire(first, LONG_TERM)).isFalse();
    }

    @Test
    void aRenewedLeaseLastsForAtLeastHalfATerm() {
        acquire(first, TERM);
        pass(TERM.multipliedBy(2).dividedBy(3));
        assertThat(acquire(first, LONG_TERM)).isTrue();
        pass(TERM.dividedBy(2));

        assertThat(acquire(second, TERM)).isFalse();
    }

    @Test
    void oneOfManyConcurrentInstancesAcquiresTheLease() {
        List<Leases> instances =
                Stream.generate(this::ofAnotherInstance).limit(20).toList();

        List<Boolean> acquired = Objects.requireNonNull(Flux.fromIterable(instances)
                .flatMap(it -> it.acquire(work, LONG_TERM).subscribeOn(Schedulers.parallel()), 20)
                .collectList()
                .block());

        assertThat(acquired).containsOnlyOnce(true);
    }

    private boolean acquire(Leases leases, Duration term) {
        return Objects.requireNonNull(leases.acquire(work, term).block());
    }
}
