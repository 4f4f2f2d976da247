package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.TurnRecords;
import io.frontrow.shared.batching.RequestBatcher;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.UserId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Past turns of queue entries, derived from reservations and payments. Concurrent queries are batched into one
 * statement.
 */
public final class PostgresTurnRecords implements TurnRecords {

    private static final String FIND = """
            SELECT
                EXISTS (
                    SELECT FROM payment p
                    WHERE p.user_id = requested.user_id AND p.queue_entry_id = requested.queue_entry_id
                      AND p.status = 'SUCCESS'
                ) AS has_paid,
                (
                    SELECT (extract(epoch FROM max(r.expires_at) - now()) * 1000000)::bigint
                    FROM reservation r JOIN performance p USING (performance_id)
                    WHERE r.user_id = requested.user_id AND p.concert_id = requested.concert_id
                      AND r.status = 'RESERVED' AND r.expires_at > now()
                ) AS remaining_us
            FROM unnest(:userIds, :queueEntryIds, :concertIds)
                WITH ORDINALITY AS requested (user_id, queue_entry_id, concert_id, number)
            ORDER BY number
            """;

    private static final String RESERVED_HOLDS = """
            SELECT array_agg(made.hold_id ORDER BY made.created_at) FILTER (WHERE made.status = 'RESERVED') AS unpaid,
                array_agg(made.hold_id ORDER BY made.created_at) FILTER (WHERE made.status <> 'RESERVED') AS settled
            FROM unnest(:userIds, :concertIds) WITH ORDINALITY AS requested (user_id, concert_id, number)
            LEFT JOIN LATERAL (
                SELECT r.hold_id, r.status, r.created_at
                FROM reservation r JOIN performance p USING (performance_id)
                WHERE r.user_id = requested.user_id AND p.concert_id = requested.concert_id AND r.expires_at > now()
            ) AS made ON true
            GROUP BY number
            ORDER BY number
            """;

    private final SqlExecutor executor;

    /** After the queue store has lost its data, all users need their record at the same time. */
    private final RequestBatcher<QueueEntry, TurnRecord> turns = CommandBatcher.batching(this::find);

    /** Every payment asks what is left to pay for. */
    private final RequestBatcher<Buyer, ReservedHolds> reservedHolds = CommandBatcher.batching(this::reservedHolds);

    public PostgresTurnRecords(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<TurnRecord> find(QueueEntry entry) {
        return turns.submit(entry);
    }

    @Override
    public Mono<ReservedHolds> reservedHolds(ConcertId concertId, UserId userId) {
        return reservedHolds.submit(new Buyer(concertId, userId));
    }

    private Mono<List<ReservedHolds>> reservedHolds(List<Buyer> buyers) {
        return executor.list(executor.sql(RESERVED_HOLDS)
                .bind("userIds", Bindings.uuids(buyers, buyer -> buyer.userId().value()))
                .bind(
                        "concertIds",
                        Bindings.uuids(buyers, buyer -> buyer.concertId().value()))
                .map(row -> new ReservedHolds(holds(row, "unpaid"), holds(row, "settled"))));
    }

    private static List<HoldId> holds(Readable row, String column) {
        UUID[] ids = row.get(column, UUID[].class);
        return ids == null ? List.of() : Stream.of(ids).map(HoldId::new).toList();
    }

    private Mono<List<TurnRecord>> find(List<QueueEntry> entries) {
        return executor.list(executor.sql(FIND)
                .bind("userIds", Bindings.uuids(entries, entry -> entry.userId().value()))
                .bind(
                        "queueEntryIds",
                        Bindings.uuids(entries, entry -> entry.entryId().value()))
                .bind(
                        "concertIds",
                        Bindings.uuids(entries, entry -> entry.concertId().value()))
                .map(PostgresTurnRecords::pastTurn));
    }

    private static TurnRecord pastTurn(Readable row) {
        Long remainingMicros = row.get("remaining_us", Long.class);
        if (remainingMicros != null) {
            return new TurnRecord.Unpaid(Duration.of(remainingMicros, ChronoUnit.MICROS));
        }
        return Rows.flag(row, "has_paid") ? new TurnRecord.Completed() : new TurnRecord.Unknown();
    }

    private record Buyer(ConcertId concertId, UserId userId) {}
}
