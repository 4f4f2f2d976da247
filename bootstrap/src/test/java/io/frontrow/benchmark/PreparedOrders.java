package io.frontrow.benchmark;

import com.github.f4b6a3.uuid.UuidCreator;
import io.frontrow.payment.port.Payments;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users with full wallets and a reservation each, listed in the table {@code prepared}, numbered from 1. */
final class PreparedOrders {

    static final IdempotencyKey KEY = new IdempotencyKey("only");

    private static final UUID CONCERT = UUID.randomUUID();

    private static final List<String> STEPS = List.of(
            """
            CREATE TABLE prepared AS
            SELECT n, gen_random_uuid() AS user_id, gen_random_uuid() AS reservation_id,
                gen_random_uuid() AS transfer_id,
                :concert::uuid AS concert_id
            FROM generate_series(1, :count) AS n
            """,
            "ALTER TABLE prepared ADD PRIMARY KEY (n)",
            "GRANT SELECT ON prepared TO frontrow_app",
            """
            INSERT INTO concert (concert_id, title, artist, venue, time_zone, sales_open_at)
            VALUES (:concert::uuid, 'Rehearsal', 'Everybody', 'Hall', 'Asia/Seoul', now() - interval '1 day')
            """,
            "INSERT INTO account (kind, concert_id) VALUES ('SALES', :concert::uuid)",
            """
            INSERT INTO performance (performance_id, concert_id, starts_at)
            VALUES (:concert::uuid, :concert::uuid, now() + interval '30 days')
            """,
            """
            INSERT INTO section (performance_id, ordinal, name, row_count, seats_per_row, price, first_seat)
            VALUES (:concert::uuid, 1, 'Hall', 1000, 1000, 100, 1)
            """,
            """
            INSERT INTO app_user (user_id, email, name, role, password_hash)
            SELECT user_id, user_id || '@fans.example', 'Fan', 'USER', 'none' FROM prepared
            """,
            "INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, 100 FROM prepared",
            "INSERT INTO transfer (transfer_id, kind, created_at) SELECT transfer_id, 'TOP_UP', now() FROM prepared",
            """
            INSERT INTO entry (transfer_id, account_id, amount, balance_after)
            SELECT transfer_id, account_id, 100, 100 FROM prepared JOIN account USING (user_id)
            UNION ALL
            SELECT transfer_id, account_id, -100, NULL FROM prepared CROSS JOIN account WHERE kind = 'CASH'
            """,
            """
            INSERT INTO reservation (
                reservation_id, hold_id, user_id, performance_id, status, total_price, created_at, expires_at)
            SELECT reservation_id, gen_random_uuid(), user_id, concert_id, 'RESERVED', 100, now(),
                now() + interval '1 day'
            FROM prepared
            """,
            """
            INSERT INTO seat_claim (performance_id, seat_number, reservation_id, user_id, state, expires_at)
            SELECT concert_id, n, reservation_id, user_id, 'RESERVED', now() + interval '1 day' FROM prepared
            """,
            """
            INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
            SELECT performance_id, reservation_id, seat_number, 100, fence FROM seat_claim
            WHERE performance_id = :concert::uuid
            """,
            "VACUUM ANALYZE");

    /** Work that would otherwise keep the jobs of an instance busy for minutes: publishing and sealing. */
    private static final List<String> CATCHING_UP = List.of(
            "UPDATE outbox SET published_at = clock_timestamp() WHERE published_at IS NULL",
            "DO 'BEGIN PERFORM seal_entries((SELECT max(entry_id) FROM entry), ''0'', 1000000); END'",
            "VACUUM ANALYZE");

    private PreparedOrders() {}

    /** Does the backlog of the jobs, so that an instance starts without one. */
    static void catchUp(JdbcClient owner) {
        CATCHING_UP.forEach(step -> owner.sql(step).update());
    }

    /** Prepares payments for a performance of a concert of its own. {@return the orders in their order} */
    static List<Payments.WalletPayment> prepare(JdbcClient owner, int count) {
        STEPS.forEach(step -> owner.sql(step)
                .param("concert", CONCERT.toString())
                .param("count", count)
                .update());
        return owner.sql("SELECT user_id, reservation_id FROM prepared ORDER BY n")
                .query((row, _) -> new Payments.WalletPayment(
                        new PaymentId(UuidCreator.getTimeOrderedEpoch()),
                        new TransferId(UuidCreator.getTimeOrderedEpoch()),
                        new UserId(row.getObject("user_id", UUID.class)),
                        new ConcertId(CONCERT),
                        new QueueEntryId(UuidCreator.getTimeOrderedEpoch()),
                        new ReservationId(row.getObject("reservation_id", UUID.class)),
                        KEY))
                .list();
    }
}
