package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.PastTurns;
import io.frontrow.shared.batching.RequestBatcher;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Past turns of queue entries, derived from reservations and payments. Concurrent queries are batched into one
 * statement.
 */
public final class PostgresPastTurns implements PastTurns {

    private static final String FIND = """
            SELECT
                EXISTS (
                    SELECT FROM reservation r JOIN payment p USING (reservation_id)
                    WHERE r.user_id = asked.user_id AND r.queue_entry_id = asked.queue_entry_id AND p.status = 'SUCCESS'
                ) AS completed,
                (
                    SELECT (extract(epoch FROM max(r.expires_at) - now()) * 1000000)::bigint
                    FROM reservation r JOIN performance p USING (performance_id)
                    WHERE r.user_id = asked.user_id AND p.concert_id = asked.concert_id
                      AND r.status = 'RESERVED' AND r.expires_at > now()
                ) AS remaining_us
            FROM unnest(:userIds, :queueEntryIds, :concertIds)
                WITH ORDINALITY AS asked (user_id, queue_entry_id, concert_id, number)
            ORDER BY number
            """;

    private final SqlExecutor executor;

    /** After the queue store lost its memory, all users ask at the same time. */
    private final RequestBatcher<QueueTicket, PastTurn> turns =
            new RequestBatcher<>(CommandBatcher.SETTINGS, this::find);

    public PostgresPastTurns(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<PastTurn> of(QueueTicket ticket) {
        return turns.submit(ticket);
    }

    private Mono<List<PastTurn>> find(List<QueueTicket> tickets) {
        return executor.list(executor.sql(FIND)
                .bind(
                        "userIds",
                        Bindings.uuids(tickets, ticket -> ticket.userId().value()))
                .bind(
                        "queueEntryIds",
                        Bindings.uuids(tickets, ticket -> ticket.ticketId().value()))
                .bind(
                        "concertIds",
                        Bindings.uuids(tickets, ticket -> ticket.concertId().value()))
                .map(PostgresPastTurns::pastTurn));
    }

    private static PastTurn pastTurn(Readable row) {
        if (Rows.flag(row, "completed")) {
            return new PastTurn.Completed();
        }
        Long remainingMicros = row.get("remaining_us", Long.class);
        return remainingMicros == null
                ? new PastTurn.Unknown()
                : new PastTurn.Unpaid(Duration.of(remainingMicros, ChronoUnit.MICROS));
    }
}
