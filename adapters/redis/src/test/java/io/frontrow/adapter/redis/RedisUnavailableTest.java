package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.queue.RedisAdmissionFeed;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.test.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Calls to a Redis that is unavailable, hangs or refuses work. Each test has a server of its own. */
class RedisUnavailableTest {

    /** Far shorter than the minute after which Lettuce gives up; long enough for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration EVENTUALLY = Duration.ofSeconds(10);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final EmbeddedRedis server = new EmbeddedRedis();
    private final List<ReactiveStringRedisTemplate> opened = new ArrayList<>();
    private final ReactiveStringRedisTemplate redis = connect(server.port(), RedisClientSettings.standard());
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(TestRedis::disconnect);
        server.stop();
    }

    private ReactiveStringRedisTemplate connect(int port, RedisClientSettings settings) {
        return opened(TestRedis.connect("127.0.0.1", port, settings));
    }

    private ReactiveStringRedisTemplate opened(ReactiveStringRedisTemplate template) {
        opened.add(template);
        return template;
    }

    @Test
    void everyCallFailsWhileRedisIsUnavailableAndWorksAfterwards() {
        awaitConnection(queue);
        server.stop();

        calls(redis).forEach(RedisUnavailableTest::isUnavailableSoon);

        server.start();
        await().atMost(EVENTUALLY).ignoreException(StoreUnavailable.class).until(() -> join().isNew());
    }

    @Test
    void aRedisThatIsUnavailableAtTheStartIsConnectedLater() {
        server.stop();
        isUnavailableSoon(joining());

        server.start();

        awaitConnection(queue);
        assertThat(join().isNew()).isTrue();
    }

    @Test
    void callsToAHangingRedisFailSoonAndWorkAfterwards() {
        awaitConnection(queue);
        server.hang(2);

        isUnavailableSoon(joining());

        await().atMost(EVENTUALLY).ignoreException(StoreUnavailable.class).until(() -> join().isNew());
    }

    @Test
    void concurrentFirstCallsToAHangingRedisFailSoon() {
        server.hang(3);

        isUnavailableSoon(Flux.range(0, 50)
                .flatMapDelayError(_ -> joining().subscribeOn(Schedulers.parallel()), 50, 50)
                .onErrorMap(faults -> faults.getSuppressed()[0]));
    }

    @Test
    void commandsInFlightAreNotSentAgainAfterTheConnectionBroke() throws IOException {
        try (TcpProxy proxy = TcpProxy.to("127.0.0.1", server.port())) {
            TestQueue remote = TestRedisQueue.on(connect(proxy.port(), RedisClientSettings.standard()), Duration.ZERO);
            awaitConnection(remote);
            proxy.discardRequests();

            StepVerifier.create(
                            remote.join(TestRoom.of(concertId).room(), aUser(), new QueueEntryId(UUID.randomUUID())))
                    .thenAwait(Duration.ofMillis(100))
                    .then(() -> reconnect(proxy))
                    .expectError(StoreUnavailable.class)
                    .verify(SOON);

            awaitConnection(remote);
            awaitConnection(queue);
            StepVerifier.create(queue.counts(concertId))
                    .assertNext(counts -> assertThat(counts.waiting()).isZero())
                    .verifyComplete();
        }
    }

    @Test
    void admissionsAreReceivedAgainAfterALostConnectionAndARestart() throws IOException {
        Queue<AdmittedUsers> received = new ConcurrentLinkedQueue<>();
        try (TcpProxy proxy = TcpProxy.to("127.0.0.1", server.port());
                RedisAdmissionFeed admissions = new RedisAdmissionFeed(
                        connect(proxy.port(), RedisClientSettings.standard()).getConnectionFactory())) {
            admissions.admittedTo(concertId).subscribe(received::add);
            receivesAnAdmission(received);

            proxy.disconnect();
            receivesAnAdmission(received);

            server.stop();
            server.start();
            receivesAnAdmission(received);
        }
    }

    @Test
    void admissionsAreReceivedFromARedisThatStartsLater() {
        server.stop();
        Queue<AdmittedUsers> received = new ConcurrentLinkedQueue<>();
        try (RedisAdmissionFeed admissions = new RedisAdmissionFeed(redis.getConnectionFactory())) {
            admissions.admittedTo(concertId).subscribe(received::add);

            server.start();

            receivesAnAdmission(received);
        }
    }

    private void receivesAnAdmission(Queue<AdmittedUsers> received) {
        received.clear();
        await().atMost(EVENTUALLY).ignoreException(StoreUnavailable.class).until(() -> {
            join();
            queue.admit(TestRoom.of(concertId).room(), 1).block(SOON);
            return !received.isEmpty();
        });
    }

    @Test
    void allWaitingCallsFailSoonWhenRedisIsCutOffAndCallsWorkAfterwards() throws IOException {
        try (TcpProxy proxy = TcpProxy.to("127.0.0.1", server.port())) {
            TestQueue remote = TestRedisQueue.on(connect(proxy.port(), RedisClientSettings.standard()), Duration.ZERO);
            awaitConnection(remote);
            proxy.discardRequests();

            StepVerifier.create(faults(2_000, remote))
                    .assertNext(
                            faults -> assertThat(faults).hasSize(2_000).hasOnlyElementsOfType(StoreUnavailable.class))
                    .expectComplete()
                    .verify(SOON);

            reconnect(proxy);
            await().atMost(EVENTUALLY)
                    .ignoreException(StoreUnavailable.class)
                    .until(() -> joining(remote).block(SOON) != null);
            awaitConnection(queue);
            assertThat(join().state()).isEqualTo(new EntryState.Waiting(1, 0));
        }
    }

    /** Why so many joins fail that come at once. */
    private Mono<List<Throwable>> faults(int joins, TestQueue queue) {
        return Flux.range(0, joins)
                .flatMap(_ -> joining(queue).then(Mono.<Throwable>empty()).onErrorResume(Mono::just), joins)
                .collectList();
    }

    @Test
    void callsBeyondTheRequestQueueSizeAreRefused() {
        RedisClientSettings narrow = new RedisClientSettings(Duration.ofSeconds(10), 10);
        TestQueue queue = TestRedisQueue.on(connect(server.port(), narrow), Duration.ZERO);
        awaitConnection(queue);
        server.hang(2);

        Flux<Throwable> faults = Flux.range(0, 50)
                .flatMap(
                        _ -> queue.counts(concertId)
                                .then(Mono.<Throwable>empty())
                                .onErrorResume(Mono::just),
                        50);

        // None can have timed out, so they were refused: all but the ten, and those to which Redis replied before it
        // hung.
        StepVerifier.create(faults.collectList())
                .assertNext(refused ->
                        assertThat(refused).hasSizeBetween(30, 40).hasOnlyElementsOfType(StoreUnavailable.class))
                .expectComplete()
                .verify(EVENTUALLY);
    }

    @Test
    void aRedisOutOfMemoryRefusesCallsUntilItHasMemory() {
        awaitConnection(queue);
        join();
        server.execute("CONFIG SET maxmemory 1");

        isUnavailableSoon(joining());

        server.execute("CONFIG SET maxmemory 0");
        assertThat(join().isNew()).isTrue();
    }

    @Test
    void aReadOnlyRedisRefusesCalls() {
        awaitConnection(queue);
        QueueEntry entry = join().entry();
        server.execute("REPLICAOF 127.0.0.1 1");

        isUnavailableSoon(joining());

        server.execute("REPLICAOF NO ONE");
        StepVerifier.create(queue.state(entry))
                .expectNext(new EntryState.Waiting(0, 0))
                .verifyComplete();
    }

    @Test
    void scriptsThatAreUnknownToRedisAreSentInFull() {
        awaitConnection(queue);
        join();
        server.execute("SCRIPT FLUSH");

        assertThat(join().isNew()).isTrue();
    }

    private static Stream<Publisher<?>> calls(ReactiveStringRedisTemplate redis) {
        ConcertId concertId = new ConcertId(UUID.randomUUID());
        QueueEntry entry = new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, aUser(), new Place(1));
        HoldId holdId = new HoldId(UUID.randomUUID());
        PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
        TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);
        SeatHolds holds = new RedisSeatHolds(redis);
        return Stream.of(
                queue.join(TestRoom.of(concertId).room(), entry.userId(), entry.entryId()),
                queue.state(entry),
                queue.leave(entry, LeaveReason.LEFT),
                queue.admit(TestRoom.of(concertId).room(), 1),
                queue.counts(concertId),
                queue.departureRates(concertId),
                queue.find(concertId, entry.userId()),
                queue.scanFor(concertId, entry.entryId()),
                queue.admitAhead(TestRoom.of(concertId).room(), entry),
                queue.storeTime(concertId),
                queue.hasOpened(TestRoom.of(concertId).room()),
                holds.hold(new SeatHolds.HoldRequest(
                        holdId, entry, performanceId, SeatNumbers.of(1), SeatNumbers.NONE, 4, SOON)),
                holds.release(concertId, holdId, entry.userId()),
                holds.releaseAll(entry),
                holds.find(concertId, holdId),
                holds.heldSeats(concertId, List.of(performanceId)),
                holds.purgeExpired(concertId, 1),
                new RedisQueueChecks(redis).check(List.of(concertId)));
    }

    private static void isUnavailableSoon(Publisher<?> call) {
        StepVerifier.create(call)
                .expectErrorSatisfies(fault ->
                        assertThat(fault).isInstanceOf(StoreUnavailable.class).hasMessage("Redis is unavailable"))
                .verify(SOON);
    }

    private static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    private Mono<QueueEntries.Joined> joining() {
        return joining(queue);
    }

    private Mono<QueueEntries.Joined> joining(TestQueue queue) {
        return queue.join(TestRoom.of(concertId).room(), aUser(), new QueueEntryId(UUID.randomUUID()));
    }

    private QueueEntries.Joined join() {
        return joining().blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    /** On a busy machine, to connect takes longer than a call may. */
    private void awaitConnection(TestQueue queue) {
        await().atMost(EVENTUALLY)
                .ignoreException(StoreUnavailable.class)
                .until(() -> queue.counts(concertId).block(EVENTUALLY) != null);
    }

    private static void reconnect(TcpProxy proxy) {
        proxy.disconnect();
        proxy.restore();
    }
}
