package io.frontrow.adapter.postgres.event;

import io.frontrow.adapter.postgres.sql.BacklogQuery;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.event.model.Event;
import io.frontrow.event.model.EventId;
import io.frontrow.event.port.Outbox;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Backlog;
import io.r2dbc.spi.Readable;
import java.util.List;
import reactor.core.publisher.Mono;

/** Events, which triggers insert in the transaction of the change that they describe; see the SQL functions. */
public final class PostgresOutbox implements Outbox {

    private static final String UNPUBLISHED = """
            SELECT position, id, aggregateid, type, payload::text AS payload FROM outbox
            WHERE published_at IS NULL
            ORDER BY position LIMIT :atMost
            """;

    private static final String MARK = """
            UPDATE outbox SET published_at = clock_timestamp()
            WHERE position = ANY (:positions) AND published_at IS NULL
            """;

    private static final String WAITING =
            "SELECT created_at AS since FROM outbox WHERE published_at IS NULL ORDER BY position";

    private final SqlExecutor executor;

    public PostgresOutbox(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<List<Event>> unpublished(int atMost) {
        return executor.list(executor.sql(UNPUBLISHED).bind("atMost", atMost).map(PostgresOutbox::event));
    }

    @Override
    public Mono<Void> markPublished(List<Event> events) {
        Long[] positions = events.stream().map(Event::position).toArray(Long[]::new);
        return executor.update(executor.sql(MARK).bind("positions", positions)).then();
    }

    @Override
    public Mono<Backlog> backlog() {
        return BacklogQuery.count(executor, WAITING);
    }

    private static Event event(Readable row) {
        return new Event(
                Rows.number(row, "position"),
                new EventId(Rows.uuid(row, "id")),
                new ReservationId(Rows.uuid(row, "aggregateid")),
                Rows.text(row, "type"),
                Rows.text(row, "payload"));
    }
}
