package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.account.PostgresFailedSignIns;
import io.frontrow.adapter.postgres.account.PostgresFederatedUsers;
import io.frontrow.adapter.postgres.account.PostgresOperatorCodes;
import io.frontrow.adapter.postgres.account.PostgresRevocations;
import io.frontrow.adapter.postgres.account.PostgresSessions;
import io.frontrow.adapter.postgres.account.PostgresUsers;
import io.frontrow.adapter.postgres.audit.PostgresLedgerChecks;
import io.frontrow.adapter.postgres.catalog.PostgresConcerts;
import io.frontrow.adapter.postgres.catalog.PostgresOffers;
import io.frontrow.adapter.postgres.catalog.PostgresPerformances;
import io.frontrow.adapter.postgres.payment.BatchingPayments;
import io.frontrow.adapter.postgres.payment.PostgresCardPayments;
import io.frontrow.adapter.postgres.payment.PostgresCardRefunds;
import io.frontrow.adapter.postgres.payment.PostgresPayments;
import io.frontrow.adapter.postgres.payment.PostgresProcessedCallbacks;
import io.frontrow.adapter.postgres.queue.PostgresOperatorActions;
import io.frontrow.adapter.postgres.queue.PostgresRoomMessages;
import io.frontrow.adapter.postgres.queue.PostgresSaleStatuses;
import io.frontrow.adapter.postgres.queue.PostgresTurnRecords;
import io.frontrow.adapter.postgres.queue.PostgresWaitingRooms;
import io.frontrow.adapter.postgres.reservation.BatchingReservations;
import io.frontrow.adapter.postgres.reservation.PostgresCancellations;
import io.frontrow.adapter.postgres.reservation.PostgresPerformanceSales;
import io.frontrow.adapter.postgres.reservation.PostgresReservations;
import io.frontrow.adapter.postgres.seat.PostgresSeatClaims;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.postgres.wallet.BatchingWallets;
import io.frontrow.adapter.postgres.wallet.PostgresWallets;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.payment.port.Payments;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.SystemOfRecord;
import io.frontrow.test.WallClock;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.r2dbc.core.DatabaseClient;

/** The system of record in Postgres. Its time cannot be changed. */
public final class PostgresStore {

    private PostgresStore() {}

    public static SystemOfRecord of(DatabaseClient client) {
        SqlExecutor executor = new SqlExecutor(client);
        return with(
                executor,
                new PostgresReservations(executor),
                new PostgresWallets(executor),
                new PostgresPayments(executor));
    }

    /** The same, with concurrent commands run in batches. */
    public static SystemOfRecord batching(DatabaseClient client) {
        SqlExecutor executor = new SqlExecutor(client);
        return with(
                executor,
                new BatchingReservations(executor),
                new BatchingWallets(executor),
                new BatchingPayments(executor));
    }

    private static SystemOfRecord with(
            SqlExecutor executor, Reservations reservations, Wallets wallets, Payments payments) {
        PostgresWaitingRooms rooms = new PostgresWaitingRooms(executor, Ticker.systemTicker());
        PostgresPerformances performances =
                new PostgresPerformances(executor, Ticker.systemTicker(), rooms::invalidate);
        PostgresPerformanceSales sales = new PostgresPerformanceSales(executor, performances);
        PostgresCardPayments cardPayments = new PostgresCardPayments(executor);
        return new SystemOfRecord(
                new PostgresUsers(executor),
                new PostgresFederatedUsers(executor),
                new PostgresOperatorCodes(executor),
                new PostgresSessions(executor),
                new PostgresRevocations(executor, Duration.ofMinutes(15), withoutCache()),
                new PostgresFailedSignIns(executor),
                new PostgresConcerts(executor, rooms::invalidate),
                performances,
                new PostgresOffers(executor),
                rooms,
                new PostgresRoomMessages(executor, Ticker.systemTicker()),
                new PostgresOperatorActions(executor),
                new PostgresTurnRecords(executor),
                new PostgresSaleStatuses(executor, Ticker.systemTicker()),
                new PostgresSeatClaims(executor),
                reservations,
                new PostgresCancellations(executor),
                sales,
                sales,
                wallets,
                payments,
                cardPayments,
                cardPayments,
                new PostgresCardRefunds(executor),
                new PostgresProcessedCallbacks(executor),
                new MachineTime());
    }

    /** A clock by which everything that was cached is too old. */
    private static Ticker withoutCache() {
        AtomicLong hours = new AtomicLong();
        return () -> TimeUnit.HOURS.toNanos(hours.incrementAndGet());
    }

    /** Asserts that no invariant is broken. Nothing publishes the events here. */
    public static void assertSound(TestPostgres postgres) {
        assertThat(new PostgresLedgerChecks(postgres.client(), postgres.executor())
                        .check()
                        .block())
                .filteredOn(check -> check.invariant() != Invariant.EVENTS_ARE_PUBLISHED)
                .isNotEmpty()
                .allMatch(AuditCheck::isOk);
    }

    /** The server runs on this machine and uses the same clock. */
    private static final class MachineTime implements SystemOfRecord.Time {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pass(Duration duration) {
            WallClock.waitFor(duration);
        }
    }
}
