package io.frontrow.account.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.port.AttemptLimits.Allowance;
import io.frontrow.account.port.AttemptLimits.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link AttemptLimits}. */
public interface AttemptLimitsContract {

    Duration TIMEOUT = Duration.ofSeconds(20);
    Duration MOMENT = Duration.ofSeconds(1);

    AttemptLimits limits();

    /** Lets time pass, by the clock of the implementation. */
    void pass(Duration duration);

    @Test
    default void allowsSoManyAttempts() {
        Limit limit = limit(3, Duration.ofMinutes(1));

        assertThat(take(limit)).isEqualTo(new Allowance(true, 2, Duration.ZERO));
        assertThat(take(limit)).isEqualTo(new Allowance(true, 1, Duration.ZERO));
        assertThat(take(limit)).isEqualTo(new Allowance(true, 0, Duration.ZERO));

        Allowance further = take(limit);
        assertThat(further.granted()).isFalse();
        assertThat(further.left()).isZero();
        assertThat(further.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    @Test
    default void looksWithoutTaking() {
        Limit limit = limit(1, Duration.ofMinutes(1));

        assertThat(peek(limit)).isEqualTo(new Allowance(true, 1, Duration.ZERO));
        assertThat(peek(limit)).isEqualTo(new Allowance(true, 1, Duration.ZERO));

        take(limit);
        assertThat(peek(limit).granted()).isFalse();
        assertThat(peek(limit).retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    @Test
    default void givesBack() {
        Limit limit = limit(1, Duration.ofMinutes(1));
        take(limit);

        giveBack(limit);
        giveBack(limit);

        assertThat(take(limit)).isEqualTo(new Allowance(true, 0, Duration.ZERO));
        assertThat(take(limit).granted()).as("more than the limit").isFalse();
    }

    @Test
    default void allowsThemAgainAfterThePeriod() {
        Limit limit = limit(2, MOMENT);
        take(limit);
        take(limit);
        assertThat(take(limit).granted()).isFalse();

        pass(MOMENT);

        assertThat(take(limit).left()).isEqualTo(1);
    }

    @Test
    default void countsEachKeyByItself() {
        take(limit(1, Duration.ofMinutes(1)));

        assertThat(take(limit(1, Duration.ofMinutes(1))).granted()).isTrue();
    }

    @Test
    default void allowsNoMoreAtOnce() {
        Limit limit = limit(10, Duration.ofMinutes(1));

        List<Allowance> allowances = Objects.requireNonNull(Flux.range(0, 100)
                .flatMap(_ -> Mono.defer(() -> limits().take(limit)).subscribeOn(Schedulers.parallel()), 100)
                .collectList()
                .block(TIMEOUT));

        assertThat(allowances).filteredOn(Allowance::granted).hasSize(10);
    }

    private Allowance take(Limit limit) {
        return Objects.requireNonNull(limits().take(limit).block(TIMEOUT));
    }

    private Allowance peek(Limit limit) {
        return Objects.requireNonNull(limits().peek(limit).block(TIMEOUT));
    }

    private void giveBack(Limit limit) {
        limits().giveBack(limit).block(TIMEOUT);
    }

    private static Limit limit(int max, Duration period) {
        return new Limit(UUID.randomUUID().toString(), max, period);
    }
}
