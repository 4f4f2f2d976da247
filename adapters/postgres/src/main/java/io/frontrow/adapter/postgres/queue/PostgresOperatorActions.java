package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The actions of operators, in an append-only table. */
public final class PostgresOperatorActions implements OperatorActions {

    private static final String NOTE = """
            INSERT INTO operator_action (action_id, concert_id, operator_id, kind, queue_entry_id, user_id)
            VALUES (:actionId, :concertId, :operatorId, :kind, :queueEntryId, :userId)
            """;

    private static final String LIST = """
            SELECT * FROM operator_action
            WHERE concert_id = :concertId AND (at, action_id) < (:startAt, :startId)
            ORDER BY at DESC, action_id DESC
            LIMIT :atMost
            """;

    private final SqlExecutor executor;

    public PostgresOperatorActions(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Void> append(NewAction action) {
        Optional<QueueEntry> about = action.entry();
        return executor.update(executor.sql(NOTE)
                        .bind("actionId", action.newActionId().value())
                        .bind("concertId", action.concertId().value())
                        .bind("operatorId", action.operatorId().value())
                        .bind("kind", action.kind().name())
                        .bind(
                                "queueEntryId",
                                uuidOrNull(about.map(entry -> entry.entryId().value())))
                        .bind(
                                "userId",
                                uuidOrNull(about.map(entry -> entry.userId().value()))))
                .then();
    }

    private static Parameter uuidOrNull(Optional<UUID> id) {
        return id.map(Parameters::in).orElseGet(() -> Parameters.in(UUID.class));
    }

    @Override
    public Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request) {
        return executor.page(
                executor.sql(LIST).bind("concertId", concertId.value()),
                request,
                Keyset.descending(request),
                PostgresOperatorActions::action,
                last -> Keyset.cursor(last.at(), last.actionId().value()));
    }

    private static OperatorAction action(Readable row) {
        @Nullable UUID entryId = Rows.uuidOrNull(row, "queue_entry_id");
        @Nullable UUID userId = Rows.uuidOrNull(row, "user_id");
        return new OperatorAction(
                new OperatorActionId(Rows.uuid(row, "action_id")),
                new ConcertId(Rows.uuid(row, "concert_id")),
                new UserId(Rows.uuid(row, "operator_id")),
                Rows.constant(row, "kind", OperatorAction.Kind.class),
                entryId == null ? null : new QueueEntryId(entryId),
                userId == null ? null : new UserId(userId),
                Rows.instant(row, "at"));
    }
}
