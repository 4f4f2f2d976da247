package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.User;
import io.frontrow.account.port.Sessions.RotateCommand;
import io.frontrow.adapter.postgres.audit.PostgresLedgerChecks;
import io.frontrow.adapter.postgres.audit.PostgresLedgerSeals;
import io.frontrow.adapter.postgres.event.PostgresOutbox;
import io.frontrow.adapter.postgres.lease.PostgresLeases;
import io.frontrow.adapter.postgres.queue.PostgresWaitingRooms;
import io.frontrow.adapter.postgres.retention.PostgresExpiredRecords;
import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.test.TcpProxy;
import io.frontrow.wallet.model.TopUpOutcome;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Postgres becomes unavailable in several ways, and available again. */
class PostgresUnavailableTest extends SystemOfRecordContract {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int POOL_SIZE = 4;

    private final TestPostgres postgres = TestPostgres.migrated(1);
    private final TcpProxy proxy = TcpProxy.to(postgres.host(), postgres.port());
    private final ConnectionPool pool =
            PostgresConnections.pool(postgres.options("127.0.0.1", proxy.port()), POOL_SIZE);
    private final DatabaseClient client = DatabaseClient.create(pool);
    private final SqlExecutor executor = new SqlExecutor(client);
    private final SystemOfRecord store = PostgresStore.of(client);

    private User fan;

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @BeforeEach
    void signUp() {
        fan = aUser();
    }

    @AfterEach
    void close() {
        pool.dispose();
        proxy.close();
        postgres.close();
    }

    @Test
    void saysSoWhenConnectionsAreEndedAndRefused() {
        postgres.becomeUnavailable();

        assertUnavailable(balance());
        assertUnavailable(balance());

        postgres.becomeAvailable();
        assertRecovery();
    }

    @Test
    void saysSoWhenNothingListens() {
        proxy.close();

        assertUnavailable(balance());
        assertUnavailable(balance());
    }

    @Test
    void goesOnAfterConnectionsWereCut() {
        openAllConnections();
        proxy.disconnect();

        assertRecovery();
    }

    @Test
    void saysSoWithinTwoSecondsWhenPostgresHangsAndGoesOnWithIt() {
        openAllConnections();
        proxy.holdResponses();

        assertThat(atOnce(POOL_SIZE + 1, _ -> isUnavailable(balance()))).containsOnly(true);

        proxy.restore();
        assertRecovery();
    }

    @Test
    void closesConnectionsThatNeverRespond() {
        openAllConnections();
        proxy.holdResponses();
        atOnce(2 * POOL_SIZE, _ -> isUnavailable(balance()));

        assertRecovery();
    }

    @Test
    void topsUpOnceWhenTheResponseIsLostAndTheCommandRepeated() {
        IdempotencyKey key = aKey();
        openAllConnections();
        proxy.holdResponses();
        assertUnavailable(store.wallets().topUp(topUpRequest(fan, 300, key)));

        await().untilAsserted(() -> assertThat(store.wallets()
                        .topUp(topUpRequest(fan, 300, key))
                        .onErrorComplete(StoreUnavailable.class)
                        .block())
                .isInstanceOf(TopUpOutcome.ToppedUp.class));

        assertThat(balance(fan)).isEqualTo(new Points(300));
    }

    @Test
    void saysSoWhenARowStaysLocked() {
        TestPostgres.Held wallet = postgres.hold(
                "SELECT FROM account WHERE user_id = '" + fan.userId().value() + "' FOR UPDATE");
        assertUnavailable(store.wallets().topUp(topUpRequest(fan, 300, aKey())));
        wallet.undo();

        topUp(fan, 20);

        assertThat(balance(fan)).isEqualTo(new Points(20));
    }

    @Test
    void topsUpEvenIfTheCallerCancelsBeforeThereIsAConnection() {
        Mono<?> slow = client.sql("SELECT pg_sleep(0.5)").fetch().one();
        List<Mono<?>> occupation = Collections.nCopies(POOL_SIZE, slow);
        Flux.merge(occupation).subscribe();

        store.wallets().topUp(topUpRequest(fan, 300, aKey())).subscribe().dispose();

        await().untilAsserted(() -> assertThat(balance(fan)).isEqualTo(new Points(300)));
    }

    @Test
    void saysSoOfEveryPort() {
        Reservation reservation = aReservation(fan, aPerformance(), 1);
        Credentials credentials = credentials("late@frontrow.example");
        postgres.becomeUnavailable();

        Stream.<Mono<?>>of(
                        store.users().find(new Email("a@frontrow.example")),
                        store.users().add(credentials),
                        store.sessions().rotate(new RotateCommand("spent", "fresh", HOLD, HOLD)),
                        store.sessions().endByToken("spent"),
                        store.concerts().find(reservation.concertId()),
                        store.claims().claimed(reservation.performanceId()),
                        store.rooms().find(reservation.concertId()),
                        store.rooms().setPaused(reservation.concertId(), true),
                        store.operatorActions().list(reservation.concertId(), PageRequest.first(1)),
                        store.reservations().find(fan.userId(), reservation.reservationId()),
                        store.payments().payByWallet(paymentOf(reservation, aKey())),
                        new PostgresOutbox(executor).unpublished(1),
                        new PostgresLeases(executor, UUID.randomUUID(), Ticker.systemTicker()).acquire("work", HOLD),
                        new PostgresLedgerSeals(executor).seal(1),
                        new PostgresLedgerSeals(executor).violations(),
                        new PostgresExpiredRecords(executor).purgeSessions(1),
                        new PostgresLedgerChecks(client, executor).check())
                .forEach(PostgresUnavailableTest::assertUnavailable);
    }

    @Test
    void keepsTheLastKnownRooms() {
        aPerformance(aConcert(), fromNow(Duration.ofDays(1)));
        AtomicLong nanos = new AtomicLong();
        Ticker ticker = nanos::get;
        PostgresWaitingRooms rooms = new PostgresWaitingRooms(executor, ticker);
        List<WaitingRoom> inUse = get(rooms.inUse());
        WaitingRoom room = get(rooms.find(inUse.getFirst().concertId())).orElseThrow();
        postgres.becomeUnavailable();
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(get(rooms.inUse())).isEqualTo(inUse);
        assertThat(get(rooms.find(room.concertId()))).contains(room);
        assertUnavailable(rooms.find(new ConcertId(UUID.randomUUID())));
    }

    @Test
    void doesNotMakeReadersOfRoomsWaitForAHangingPostgres() {
        aPerformance(aConcert(), fromNow(Duration.ofDays(1)));
        AtomicLong nanos = new AtomicLong();
        PostgresWaitingRooms rooms = new PostgresWaitingRooms(executor, nanos::get);
        List<WaitingRoom> inUse = get(rooms.inUse());
        proxy.holdResponses();
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        StepVerifier.create(rooms.inUse()).expectNext(inUse).expectComplete().verify(Duration.ofSeconds(1));
    }

    private Mono<Optional<Points>> balance() {
        return store.wallets().balance(fan.userId());
    }

    private void openAllConnections() {
        atOnce(POOL_SIZE * 4, _ -> balance());
    }

    private static Mono<Boolean> isUnavailable(Mono<?> question) {
        return question.map(_ -> false)
                .onErrorReturn(StoreUnavailable.class, true)
                .timeout(ANSWER_WITHIN);
    }

    private static void assertUnavailable(Mono<?> question) {
        StepVerifier.create(question).expectError(StoreUnavailable.class).verify(ANSWER_WITHIN);
    }

    private void assertRecovery() {
        await().untilAsserted(() -> assertThat(
                        balance().onErrorComplete(StoreUnavailable.class).block())
                .isNotNull());
        atOnce(POOL_SIZE * 4, _ -> balance());
    }
}
