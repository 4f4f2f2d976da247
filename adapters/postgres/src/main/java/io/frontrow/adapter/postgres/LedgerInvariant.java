package io.frontrow.adapter.postgres;

/** An invariant and the query for what breaks it, one line of text per case and without personal data. */
enum LedgerInvariant {
    ONE_CLAIM_PER_SEAT(1, "No seat of a performance has two active claims", """
            SELECT 'performance ' || s.performance_id || ', seat ' || s.seat_number || ': ' || count(*) || ' reservations'
            FROM reservation_seat s
            JOIN reservation r USING (performance_id, reservation_id)
            LEFT JOIN canceled_seat given_back USING (performance_id, reservation_id, seat_number)
            WHERE given_back.reservation_id IS NULL
              AND (r.status = 'CONFIRMED' OR (r.status = 'RESERVED' AND r.expires_at > now()))
            GROUP BY s.performance_id, s.seat_number
            HAVING count(*) > 1
            UNION ALL
            SELECT 'performance ' || s.performance_id || ', seat ' || s.seat_number || ': not claimed by reservation '
                || s.reservation_id
            FROM reservation_seat s
            JOIN reservation r USING (performance_id, reservation_id)
            LEFT JOIN canceled_seat given_back USING (performance_id, reservation_id, seat_number)
            WHERE given_back.reservation_id IS NULL
              AND (r.status = 'CONFIRMED' OR (r.status = 'RESERVED' AND r.expires_at > now()))
              AND NOT EXISTS (
                SELECT FROM seat_claim c
                WHERE c.performance_id = s.performance_id AND c.seat_number = s.seat_number
                  AND c.reservation_id = s.reservation_id
                  AND c.state = CASE r.status WHEN 'CONFIRMED' THEN 'SOLD' ELSE 'RESERVED' END)
            """),

    FENCES_GROW(2, "No seat is claimed by a write older than the claim it replaced", """
            SELECT 'performance ' || c.performance_id || ', seat ' || c.seat_number || ': fence ' || c.fence
                || CASE WHEN newest.fence IS NULL THEN ' is not remembered' ELSE ' is below ' || newest.fence END
            FROM seat_claim c
            LEFT JOIN reservation_seat own USING (performance_id, reservation_id, seat_number, fence)
            LEFT JOIN (
                SELECT performance_id, seat_number, max(fence) AS fence FROM reservation_seat
                GROUP BY performance_id, seat_number
            ) AS newest USING (performance_id, seat_number)
            WHERE own.reservation_id IS NULL OR newest.fence > c.fence
            """),

    TRANSFERS_BALANCE(3, "The entries of every transfer sum to 0", """
            SELECT 'transfer ' || t.transfer_id || ': ' || coalesce(sum(e.amount)::text, 'no entries')
            FROM transfer t LEFT JOIN entry e USING (transfer_id)
            GROUP BY t.transfer_id
            HAVING sum(e.amount) IS DISTINCT FROM 0
            """),

    WALLETS_ADD_UP(4, "The balance of every wallet is the sum of its entries and never below 0", """
            SELECT 'account ' || a.account_id || ': ' || a.balance || ' instead of ' || coalesce(sum(e.amount), 0)
            FROM account a LEFT JOIN entry e USING (account_id)
            WHERE a.kind = 'WALLET'
            GROUP BY a.account_id
            HAVING a.balance <> coalesce(sum(e.amount), 0) OR a.balance < 0
            """),

    ALL_ADDS_UP(5, "All accounts together sum to 0; every amount is within 1 and 9,000,000,000,000,000", """
            SELECT 'all accounts: ' || sum(amount) FROM entry HAVING sum(amount) <> 0
            UNION ALL
            SELECT 'entry ' || entry_id || ': ' || amount FROM entry
            WHERE abs(amount) NOT BETWEEN 1 AND points_max()
            UNION ALL
            SELECT 'entry ' || e.entry_id || ': no account ' || e.account_id FROM entry e
            WHERE NOT EXISTS (SELECT FROM account a WHERE a.account_id = e.account_id)
            """),

    PAID_ONCE(6, "A reservation is confirmed exactly if it has one payment and one transfer of that amount", """
            SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || count(p.payment_id) || ' payments and '
                || count(m.transfer_id) || ' transfers of its price'
            FROM reservation r
            LEFT JOIN performance d USING (performance_id)
            LEFT JOIN payment p ON p.reservation_id = r.reservation_id AND p.status = 'SUCCESS'
            LEFT JOIN balance_movement m ON m.transfer_id = p.transfer_id AND m.taker = 'SALES' AND m.concert_id = d.concert_id
                AND m.amount = p.amount AND p.amount = r.total_price AND p.user_id = r.user_id
                AND CASE p.method
                    WHEN 'WALLET' THEN m.kind = 'PAYMENT' AND m.user_id = p.user_id
                    ELSE m.kind = 'CARD_CAPTURE' AND m.giver = 'GATEWAY'
                END
            GROUP BY r.reservation_id
            HAVING count(p.payment_id) <> CASE WHEN r.status IN ('CONFIRMED', 'CANCELED') THEN 1 ELSE 0 END
                OR count(m.transfer_id) <> count(p.payment_id)
            UNION ALL
            SELECT 'transfer ' || t.transfer_id || ': no payment' FROM transfer t
            WHERE t.kind IN ('PAYMENT', 'CARD_CAPTURE')
              AND NOT EXISTS (SELECT FROM payment p WHERE p.transfer_id = t.transfer_id)
            """),

    REFUNDED_ONCE(7, "What was paid for nothing or given back is refunded, once and the way it was paid", """
            SELECT 'payment ' || p.payment_id || ': ' || p.status || ' with ' || coalesce(sum(f.amount), 0) || ' refunded of '
                || p.amount
            FROM payment p LEFT JOIN refund f USING (payment_id)
            GROUP BY p.payment_id
            HAVING coalesce(sum(f.amount), 0) > p.amount
                OR (p.status = 'FAIL' AND p.transfer_id IS NOT NULL AND coalesce(sum(f.amount), 0) <> p.amount)
            UNION ALL
            SELECT 'refund ' || f.refund_id || ': ' || f.amount || ' ' || f.reason || ' without its transfer'
            FROM refund f
            LEFT JOIN payment p USING (payment_id)
            LEFT JOIN reservation r USING (reservation_id)
            LEFT JOIN performance d USING (performance_id)
            WHERE NOT EXISTS (
                SELECT FROM balance_movement m
                WHERE m.transfer_id = f.transfer_id AND m.amount = f.amount
                  AND CASE f.reason
                    WHEN 'CANCELED' THEN p.status = 'SUCCESS' AND m.kind = 'REFUND' AND m.concert_id = d.concert_id
                        AND CASE p.method
                            WHEN 'WALLET' THEN m.user_id = p.user_id AND f.status = 'DONE'
                            ELSE m.taker = 'REFUNDS'
                        END
                    ELSE p.status = 'FAIL' AND p.transfer_id = m.transfer_id AND m.kind = 'CARD_CAPTURE'
                        AND m.giver = 'GATEWAY' AND m.taker = 'REFUNDS'
                  END)
            UNION ALL
            SELECT 'refund ' || f.refund_id || ': ' || f.status || ' without its settlement'
            FROM refund f JOIN payment p USING (payment_id)
            WHERE (p.method = 'CARD' AND f.status = 'DONE') <> EXISTS (
                SELECT FROM balance_movement m
                WHERE m.transfer_id = f.settled_transfer_id AND m.kind = 'CARD_REFUND' AND m.amount = f.amount
                  AND m.giver = 'REFUNDS' AND m.taker = 'GATEWAY')
            UNION ALL
            SELECT 'transfer ' || t.transfer_id || ': no refund' FROM transfer t
            WHERE (t.kind = 'REFUND' AND NOT EXISTS (SELECT FROM refund f WHERE f.transfer_id = t.transfer_id))
               OR (t.kind = 'CARD_REFUND' AND NOT EXISTS (SELECT FROM refund f WHERE f.settled_transfer_id = t.transfer_id))
            UNION ALL
            SELECT 'owed to cards: ' || owed.amount || ' instead of ' || pending.amount
            FROM (
                SELECT coalesce(sum(e.amount), 0) AS amount FROM entry e JOIN account a USING (account_id)
                WHERE a.kind = 'REFUNDS'
            ) AS owed, (
                SELECT coalesce(sum(amount), 0) AS amount FROM refund WHERE status = 'PENDING'
            ) AS pending
            WHERE owed.amount <> pending.amount
            UNION ALL
            SELECT 'refund ' || f.refund_id || ': ' || f.amount || ' for seats of ' || coalesce(sum(s.price), 0)
            FROM refund f
            LEFT JOIN canceled_seat c USING (refund_id)
            LEFT JOIN payment p ON p.payment_id = f.payment_id AND p.reservation_id = c.reservation_id
            LEFT JOIN reservation_seat s ON s.performance_id = c.performance_id AND s.reservation_id = p.reservation_id
                AND s.seat_number = c.seat_number
            GROUP BY f.refund_id
            HAVING coalesce(sum(s.price), 0) <> CASE f.reason WHEN 'CANCELED' THEN f.amount ELSE 0 END
            UNION ALL
            SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || count(c.seat_number) || ' of '
                || count(*) || ' seats cancelled'
            FROM reservation r
            JOIN reservation_seat s USING (performance_id, reservation_id)
            LEFT JOIN canceled_seat c USING (performance_id, reservation_id, seat_number)
            GROUP BY r.reservation_id
            HAVING (r.status = 'CANCELED') <> (count(c.seat_number) = count(*))
                OR (r.status NOT IN ('CONFIRMED', 'CANCELED') AND count(c.seat_number) > 0)
            """),

    ONE_EFFECT_PER_KEY(8, "Every key of a command has one effect, and the effect it tells of", """
            SELECT lower(c.operation) || ' decided ' || c.decided_at || ': ' || c.outcome || ' without its effect'
            FROM idempotency_record c
            LEFT JOIN transfer t ON t.transfer_id = c.transfer_id
            LEFT JOIN payment p ON p.payment_id = c.payment_id AND (p.transfer_id = c.transfer_id OR p.method = 'CARD')
            WHERE c.outcome IN ('TOPPED_UP', 'PAID') AND p.method IS DISTINCT FROM 'CARD'
                AND (t.kind IS DISTINCT FROM CASE c.outcome WHEN 'TOPPED_UP' THEN 'TOP_UP' ELSE 'PAYMENT' END
                    OR (c.outcome = 'PAID' AND p.payment_id IS NULL))
            UNION ALL
            SELECT lower(operation) || ' decided ' || decided_at || ': ' || outcome || ' with an effect'
            FROM idempotency_record
            WHERE outcome NOT IN ('TOPPED_UP', 'PAID') AND (transfer_id IS NOT NULL OR payment_id IS NOT NULL)
                AND NOT EXISTS (SELECT FROM payment p WHERE p.payment_id = idempotency_record.payment_id AND p.method = 'CARD')
            UNION ALL
            SELECT 'payment ' || p.payment_id || ': told ' || c.outcome || ' and is ' || coalesce(p.failure, p.status)
            FROM idempotency_record c JOIN payment p USING (payment_id)
            WHERE p.method = 'CARD'
                AND CASE c.outcome
                    WHEN 'PENDING' THEN false
                    WHEN 'RUNNING' THEN p.status <> 'PENDING' OR c.decided_at < now() - interval '60 seconds'
                    WHEN 'PAID' THEN p.status <> 'SUCCESS'
                    ELSE p.failure IS DISTINCT FROM c.outcome END
            """),

    STATES_MOVE_ON(10, "Every state has come of the one before it", """
            SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' with ' || coalesce(s.count, 0) || ' seats, '
                || coalesce(c.count, 0) || ' of them given back, ' || coalesce(p.status, 'no') || ' payment, due ' || r.expires_at
            FROM reservation r
            LEFT JOIN payment p ON p.reservation_id = r.reservation_id AND p.status = 'SUCCESS'
            LEFT JOIN (SELECT reservation_id, count(*) FROM reservation_seat GROUP BY reservation_id) s
                ON s.reservation_id = r.reservation_id
            LEFT JOIN (SELECT reservation_id, count(*) FROM canceled_seat GROUP BY reservation_id) c
                ON c.reservation_id = r.reservation_id
            WHERE CASE r.status
                WHEN 'RESERVED' THEN p.payment_id IS NOT NULL OR c.count > 0
                WHEN 'EXPIRED' THEN p.payment_id IS NOT NULL OR c.count > 0 OR r.expires_at > now()
                WHEN 'CONFIRMED' THEN c.count >= s.count
                WHEN 'CANCELED' THEN p.payment_id IS NOT NULL AND coalesce(c.count, 0) < s.count
            END
            UNION ALL
            SELECT 'reservation ' || aggregateid || ': ' || type || ' after ' || previous
            FROM (
                SELECT aggregateid, type, lag(type) OVER (PARTITION BY aggregateid ORDER BY position) AS previous FROM outbox
                WHERE type LIKE 'Reservation%'
            ) AS history
            WHERE previous IS NOT NULL AND (previous, type) NOT IN (
                ('ReservationMade', 'ReservationConfirmed'), ('ReservationMade', 'ReservationExpired'),
                ('ReservationMade', 'ReservationCanceled'), ('ReservationConfirmed', 'ReservationCanceled'),
                ('ReservationCanceled', 'ReservationCanceled'))
            UNION ALL
            SELECT 'reservation ' || r.reservation_id || ': ' || r.status || ' after ' || latest.type
            FROM (
                SELECT DISTINCT ON (aggregateid) aggregateid, type FROM outbox
                WHERE type LIKE 'Reservation%'
                ORDER BY aggregateid, position DESC
            ) AS latest
            JOIN reservation r ON r.reservation_id = latest.aggregateid
            WHERE (latest.type, r.status) NOT IN (
                ('ReservationMade', 'RESERVED'), ('ReservationConfirmed', 'CONFIRMED'), ('ReservationExpired', 'EXPIRED'),
                ('ReservationCanceled', 'CANCELED'), ('ReservationCanceled', 'CONFIRMED'))
            UNION ALL
            SELECT 'payment ' || p.payment_id || ': ' || p.status || ' after ' || o.type
            FROM outbox o JOIN payment p ON p.payment_id = (o.payload ->> 'paymentId')::uuid
            WHERE (o.type, p.status) IN (
                ('PaymentSucceeded', 'PENDING'), ('PaymentSucceeded', 'FAIL'), ('PaymentFailed', 'PENDING'),
                ('PaymentFailed', 'SUCCESS'))
            """),

    DEADLINES_ARE_KEPT(16, "No reservation awaits payment for more than a minute past its deadline", """
            SELECT 'reservation ' || reservation_id || ': ' || expires_at FROM reservation
            WHERE status = 'RESERVED' AND expires_at < now() - interval '60 seconds'
            """),

    /** Those that wait behind what was just published will have their turn. */
    EVENTS_ARE_TOLD(17, "No event waits for more than 30 seconds to be published, unless others before it did", """
            SELECT 'event ' || o.id || ': ' || o.created_at FROM outbox o
            WHERE o.published_at IS NULL AND o.created_at < now() - interval '30 seconds'
              AND NOT EXISTS (
                SELECT FROM outbox p
                WHERE p.published_at > now() - interval '30 seconds' AND p.position < o.position)
            """);

    private static final int CASES_MAX = 100;

    private final int number;
    private final String title;
    private final String query;

    LedgerInvariant(int number, String title, String query) {
        this.number = number;
        this.title = title;
        this.query = query;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    /** Selects what breaks the invariant as column {@code broken}, at most 100 cases. */
    String sql() {
        return "SELECT broken FROM (" + query + ") AS cases (broken) LIMIT " + CASES_MAX;
    }
}
