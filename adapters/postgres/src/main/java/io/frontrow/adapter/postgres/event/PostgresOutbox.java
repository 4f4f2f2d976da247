package io.frontrow.adapter.postgres.event;

import io.frontrow.adapter.postgres.sql.Backlogs;
import io.frontrow.adapter.postgres.sql.Columns;
import io.frontrow.adapter.postgres.sql.Statements;
import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.event.port.Outbox;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.Backlog;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Events that triggers write beside what they tell of; see the migrations. */
public final class PostgresOutbox implements Outbox {

    private static final String UNPUBLISHED = """
            SELECT position, id, aggregateid, type, payload::text AS payload FROM outbox
            WHERE published_at IS NULL
            ORDER BY position LIMIT :atMost
            """;

    private static final String MARK = """
            UPDATE outbox SET published_at = clock_timestamp() WHERE position = ANY (:positions) AND published_at IS NULL
            """;

    private static final String WAITING =
            "SELECT created_at AS since FROM outbox WHERE published_at IS NULL ORDER BY position";

    private final Statements statements;

    public PostgresOutbox(DatabaseClient client) {
        statements = new Statements(client);
    }

    @Override
    public Mono<List<Event>> unpublished(int atMost) {
        return statements.list(
                statements.sql(UNPUBLISHED).bind("atMost", atMost).map(PostgresOutbox::event));
    }

    @Override
    public Mono<Void> markPublished(List<Event> events) {
        Long[] positions = events.stream().map(Event::position).toArray(Long[]::new);
        return statements
                .update(statements.sql(MARK).bind("positions", positions))
                .then();
    }

    @Override
    public Mono<Backlog> backlog() {
        return Backlogs.look(statements, WAITING);
    }

    private static Event event(Readable row) {
        return new Event(
                Columns.number(row, "position"),
                new EventId(Columns.uuid(row, "id")),
                new ReservationId(Columns.uuid(row, "aggregateid")),
                Columns.text(row, "type"),
                Columns.text(row, "payload"));
    }
}
