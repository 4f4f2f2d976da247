package io.frontrow.adapter.postgres.queue;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;

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
import java.util.Map;
import java.util.stream.Collectors;
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
            SELECT r.hold_id, r.status = 'RESERVED' AS is_unpaid
            FROM reservation r JOIN performance p USING (performance_id)
            WHERE r.user_id = :userId AND p.concert_id = :concertId AND r.expires_at > now()
            ORDER BY r.created_at
            """;

    private final SqlExecutor executor;

    /** After the queue store has lost its data, all users need their record at the same time. */
    private final RequestBatcher<QueueEntry, TurnRecord> turns =
            new RequestBatcher<>(CommandBatcher.SETTINGS, this::find);

    public PostgresTurnRecords(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<TurnRecord> find(QueueEntry entry) {
        return turns.submit(entry);
    }

    @Override
    public Mono<ReservedHolds> reservedHolds(ConcertId concertId, UserId userId) {
        return executor.list(executor.sql(RESERVED_HOLDS)
                        .bind("userId", userId.value())
                        .bind("concertId", concertId.value())
                        .map(row -> Map.entry(new HoldId(Rows.uuid(row, "hold_id")), Rows.flag(row, "is_unpaid"))))
                .map(PostgresTurnRecords::reservedHolds);
    }

    private static ReservedHolds reservedHolds(List<Map.Entry<HoldId, Boolean>> holds) {
        Map<Boolean, List<HoldId>> byUnpaid = holds.stream()
                .collect(partitioningBy(Map.Entry::getValue, mapping(Map.Entry::getKey, Collectors.toList())));
        return new ReservedHolds(byUnpaid.getOrDefault(true, List.of()), byUnpaid.getOrDefault(false, List.of()));
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
}
