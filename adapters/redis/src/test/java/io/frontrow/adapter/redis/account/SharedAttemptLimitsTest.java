package io.frontrow.adapter.redis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimits.Allowance;
import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.test.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Attempts at two instances, and without Redis. */
class SharedAttemptLimitsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LONGER_THAN_A_CALL_MAY_TAKE = Duration.ofSeconds(1);

    private final TcpProxy proxy = TcpProxy.to(TestRedis.host(), TestRedis.port());
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connect("localhost", proxy.port(), RedisClientSettings.standard());
    private final AttemptLimits one = new RedisAttemptLimits(redis);
    private final AttemptLimits patient = new RedisAttemptLimits(TestRedis.template());
    private final AttemptLimits another = new RedisAttemptLimits(TestRedis.template());
    private final Limit limit = new Limit(UUID.randomUUID().toString(), 10, Duration.ofMinutes(1));

    static Stream<Named<Consumer<TcpProxy>>> faults() {
        return Stream.of(
                Named.of("cut off", TcpProxy::refuse),
                Named.of("silent", TcpProxy::stall),
                Named.of("slow", proxy -> proxy.delayResponses(LONGER_THAN_A_CALL_MAY_TAKE)));
    }

    @AfterEach
    void disconnect() {
        TestRedis.disconnect(redis);
        proxy.close();
    }

    @Test
    void areThoseOfAllInstances() {
        IntStream.range(0, 5).forEach(_ -> take(patient));
        IntStream.range(0, 5).forEach(_ -> take(another));

        assertThat(take(patient).granted()).isFalse();
        assertThat(take(another).granted()).isFalse();
    }

    @Test
    void areNoMoreAtOnceOnAllInstances() {
        List<Allowance> allowances = Objects.requireNonNull(Flux.range(0, 200)
                .flatMap(
                        i -> Mono.defer(() -> (i % 2 == 0 ? patient : another).take(limit))
                                .subscribeOn(Schedulers.parallel()),
                        200)
                .collectList()
                .block(TIMEOUT));

        assertThat(allowances).filteredOn(Allowance::granted).hasSize(10);
    }

    @Test
    void areForgottenAfterThePeriod() {
        take(another);

        Duration timeToLive = Objects.requireNonNull(TestRedis.template()
                .getExpire("frontrow:attempts:" + limit.key())
                .block(TIMEOUT));

        assertThat(timeToLive).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areLimitedForTheInstanceWithoutRedis(Consumer<TcpProxy> fault) {
        take(one);
        fault.accept(proxy);

        Set<Boolean> granted = Set.copyOf(
                IntStream.range(0, 9).mapToObj(_ -> take(one).granted()).toList());

        assertThat(granted).containsExactly(true);
        assertThat(take(one).granted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areNoMoreBecauseRedisIsLost(Consumer<TcpProxy> fault) {
        IntStream.range(0, 10).forEach(_ -> take(one));

        fault.accept(proxy);

        assertThat(take(one).granted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areNoMoreBecauseRedisIsBack(Consumer<TcpProxy> fault) {
        fault.accept(proxy);
        IntStream.range(0, 10).forEach(_ -> take(one));

        proxy.restore();
        await().until(this::oneCountsInRedis);

        assertThat(take(one).granted()).isFalse();
    }

    @Test
    void areGivenBack() {
        IntStream.range(0, 10).forEach(_ -> take(one));

        one.giveBack(limit).block(TIMEOUT);

        assertThat(take(one).granted()).isTrue();
        assertThat(take(one).granted()).isFalse();
    }

    private boolean oneCountsInRedis() {
        Limit other = new Limit(UUID.randomUUID().toString(), 10, Duration.ofMinutes(1));
        return Objects.requireNonNull(one.take(other).then(another.peek(other)).block(TIMEOUT))
                        .left()
                == 9;
    }

    private Allowance take(AttemptLimits limits) {
        return Objects.requireNonNull(limits.take(limit).block(TIMEOUT));
    }
}
