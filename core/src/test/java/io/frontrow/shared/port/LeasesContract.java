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

/** What {@link Leases} must do. */
public abstract class LeasesContract {

    private static final Duration TERM = Duration.ofMillis(600);
    private static final Duration LONG_TERM = Duration.ofMinutes(5);

    private final String work = UUID.randomUUID().toString();

    private Leases first;
    private Leases second;

    /** The leases as another instance sees them. */
    protected abstract Leases ofAnotherInstance();

    /** Comes back when the duration has passed by the store's clock. */
    protected abstract void pass(Duration duration);

    @BeforeEach
    void start() {
        first = ofAnotherInstance();
        second = ofAnotherInstance();
    }

    @Test
    void oneHasWhatItTookAndTakesAgain() {
        assertThat(take(first, LONG_TERM)).isTrue();

        assertThat(take(second, LONG_TERM)).isFalse();
        assertThat(take(first, LONG_TERM)).isTrue();
    }

    @Test
    void otherWorkIsAnothers() {
        take(first, LONG_TERM);

        assertThat(second.take("other " + work, LONG_TERM).block()).isTrue();
    }

    @Test
    void anotherTakesWhatWasNotProlonged() {
        take(first, TERM);
        pass(TERM);

        assertThat(take(second, LONG_TERM)).isTrue();
        assertThat(take(first, LONG_TERM)).isFalse();
    }

    @Test
    void whoeverTakesAgainHasItForHalfATermMore() {
        take(first, TERM);
        pass(TERM.multipliedBy(2).dividedBy(3));
        assertThat(take(first, LONG_TERM)).isTrue();
        pass(TERM.dividedBy(2));

        assertThat(take(second, TERM)).isFalse();
    }

    @Test
    void ofManyAtOnceOneTakesIt() {
        List<Leases> instances =
                Stream.generate(this::ofAnotherInstance).limit(20).toList();

        List<Boolean> taken = Objects.requireNonNull(Flux.fromIterable(instances)
                .flatMap(it -> it.take(work, LONG_TERM).subscribeOn(Schedulers.parallel()), 20)
                .collectList()
                .block());

        assertThat(taken).containsOnlyOnce(true);
    }

    private boolean take(Leases leases, Duration term) {
        return Objects.requireNonNull(leases.take(work, term).block());
    }
}
