package io.frontrow.adapter.postgres;

import io.frontrow.event.model.Backlog;
import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.event.port.Outbox;
import io.frontrow.reservation.model.ReservationId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

    private static final String BACKLOG = """
            SELECT count(*) AS count,
                (extract(epoch FROM coalesce(clock_timestamp() - min(created_at), interval '0')) * 1000000)::bigint AS age
            FROM (SELECT created_at FROM outbox WHERE published_at IS NULL ORDER BY position LIMIT :atMost) AS waiting
            """;

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
        return statements.one(statements
                .sql(BACKLOG)
                .bind("atMost", Backlog.COUNT_MAX)
                .map(row -> new Backlog(
                        Columns.number(row, "count"), Duration.of(Columns.number(row, "age"), ChronoUnit.MICROS))));
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
