package io.frontrow.adapter.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.User;
import io.frontrow.adapter.postgres.PostgresStore;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.lease.PostgresLeases;
import io.frontrow.catalog.model.Performance;
import io.frontrow.event.RelayEvents;
import io.frontrow.event.port.Consumer;
import io.frontrow.event.port.EventStream;
import io.frontrow.event.port.FakeEventStream;
import io.frontrow.event.port.Outbox;
import io.frontrow.event.usecase.RelayEventsUseCase;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.port.Leases;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Several instances relay events at the same time, while new events occur. */
class RelayRaceTest extends SystemOfRecordContract {

    private static final int FANS = 40;

    private final TestPostgres postgres = TestPostgres.migrated();
    private final SystemOfRecord store = PostgresStore.of(postgres.client());
    private final Outbox outbox = new PostgresOutbox(postgres.executor());
    private final FakeEventStream stream = new FakeEventStream();
    private final Consumer consumer = new Consumer();

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void nothingIsPublishedTwiceWhileEveryInstanceKeepsToItsLease() {
        buyWhileRelaying(anInstance(), anInstance(), anInstance());

        assertThat(stream.entries()).hasSize(3 * FANS);
        assertConsumed();
    }

    /** As if each instance were repeatedly paused for longer than its lease. */
    @Test
    void consumersSeeEverythingInOrderEvenIfNoInstanceKeepsToItsLease() {
        Leases ignored = (_, _) -> Mono.just(true);

        buyWhileRelaying(
                new RelayEventsUseCase(ignored, outbox, stream),
                new RelayEventsUseCase(ignored, outbox, stream),
                new RelayEventsUseCase(ignored, outbox, stream));

        assertConsumed();
    }

    @Test
    void anInstanceThatResumesLateWithAnOldBatchOnlyRepeatsIt() {
        Performance performance = aPerformance();
        User fan = aUser();
        topUp(fan, PRICE.value());
        Reservation reservation = aReservation(fan, performance, 1);
        Sinks.Empty<Void> pause = Sinks.empty();
        EventStream paused = events -> pause.asMono().then(Mono.defer(() -> stream.publish(events)));
        Leases ignored = (_, _) -> Mono.just(true);
        Mono<Long> late =
                new RelayEventsUseCase(ignored, outbox, paused).relay().cache();
        late.subscribe();
        pay(reservation);
        get(new RelayEventsUseCase(ignored, outbox, stream).relay());

        pause.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        get(late);

        consumer.read(stream.entries());
        assertThat(consumer.count()).isEqualTo(3);
        consumer.sawAllInOrder();
    }

    /** Lets no relay end between publishing a batch and marking it as published, since the batch would be repeated. */
    private void buyWhileRelaying(RelayEvents... relays) {
        Performance performance = aPerformance();
        AtomicBoolean done = new AtomicBoolean();
        Mono<Void> relaying = Flux.fromArray(relays)
                .flatMap(relay -> Mono.defer(relay::relay)
                        .subscribeOn(Schedulers.parallel())
                        .repeat(() -> !done.get()))
                .then()
                .cache();
        relaying.subscribe();
        Flux.fromStream(IntStream.rangeClosed(1, FANS).boxed())
                .flatMap(seat -> Mono.fromCallable(() -> aPurchase(aUser(), performance, seat))
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
        done.set(true);
        relaying.block(Duration.ofSeconds(20));
        Flux.fromArray(relays).concatMap(RelayEvents::relay).blockLast();
        assertThat(Objects.requireNonNull(outbox.backlog().block()).count()).isZero();
    }

    private void assertConsumed() {
        consumer.read(stream.entries());
        assertThat(consumer.count()).isEqualTo(3 * FANS);
        consumer.sawAllInOrder();
    }

    private RelayEvents anInstance() {
        return new RelayEventsUseCase(
                new PostgresLeases(postgres.executor(), UUID.randomUUID(), Ticker.systemTicker()), outbox, stream);
    }
}
