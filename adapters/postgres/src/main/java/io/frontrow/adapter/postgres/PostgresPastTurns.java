package io.frontrow.adapter.postgres;

import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.PastTurns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What reservations and payments tell of a ticket. */
public final class PostgresPastTurns implements PastTurns {

    private static final String FIND = """
            SELECT
                EXISTS (
                    SELECT FROM reservation r JOIN payment p USING (reservation_id)
                    WHERE r.user_id = :userId AND r.ticket_id = :ticketId AND p.status = 'SUCCESS'
                ) AS completed,
                (
                    SELECT (extract(epoch FROM max(r.expires_at) - now()) * 1000000)::bigint
                    FROM reservation r JOIN performance p USING (performance_id)
                    WHERE r.user_id = :userId AND p.concert_id = :concertId
                      AND r.status = 'RESERVED' AND r.expires_at > now()
                ) AS remaining_us
            """;

    private final Statements statements;

    public PostgresPastTurns(DatabaseClient client) {
        statements = new Statements(client);
    }

    @Override
    public Mono<PastTurn> of(QueueTicket ticket) {
        return statements.one(statements
                .sql(FIND)
                .bind("userId", ticket.userId().value())
                .bind("ticketId", ticket.ticketId().value())
                .bind("concertId", ticket.concertId().value())
                .map(PostgresPastTurns::pastTurn));
    }

    private static PastTurn pastTurn(Readable row) {
        if (Columns.flag(row, "completed")) {
            return new PastTurn.Completed();
        }
        Long remainingMicros = row.get("remaining_us", Long.class);
        return remainingMicros == null
                ? new PastTurn.Unknown()
                : new PastTurn.Unpaid(Duration.of(remainingMicros, ChronoUnit.MICROS));
    }
}
