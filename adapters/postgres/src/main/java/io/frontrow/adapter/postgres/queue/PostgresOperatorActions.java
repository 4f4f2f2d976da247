package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The actions of operators, in an append-only table. */
public final class PostgresOperatorActions implements OperatorActions {

    private static final String APPEND = """
            INSERT INTO operator_action (
                action_id, concert_id, performance_id, operator_id, kind, queue_entry_id, user_id, amount)
            VALUES (
                :actionId,
                coalesce(:concertId, (SELECT concert_id FROM performance WHERE performance_id = :performanceId)),
                :performanceId, :operatorId, :kind, :queueEntryId, :userId, :amount)
            """;

    private static final String LIST = """
            SELECT * FROM operator_action
            WHERE (at, action_id) < (:startAt, :startId)
            ORDER BY at DESC, action_id DESC
            LIMIT :atMost
            """;

    private static final String LIST_OF_CONCERT = """
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
        Subject subject = action.subject();
        return executor.update(executor.sql(APPEND)
                        .bind("actionId", action.newActionId().value())
                        .bind("concertId", uuid(subject.concertId(), ConcertId::value))
                        .bind("performanceId", uuid(subject.performanceId(), PerformanceId::value))
                        .bind("operatorId", action.operatorId().value())
                        .bind("kind", action.kind().name())
                        .bind("queueEntryId", uuid(subject.entryId(), QueueEntryId::value))
                        .bind("userId", uuid(subject.userId(), UserId::value))
                        .bind("amount", amount(subject.amount())))
                .then();
    }

    private static <T> Parameter uuid(@Nullable T id, Function<T, UUID> value) {
        return id == null ? Parameters.in(UUID.class) : Parameters.in(value.apply(id));
    }

    private static Parameter amount(@Nullable Points amount) {
        return amount == null ? Parameters.in(R2dbcType.BIGINT) : Parameters.in(amount.value());
    }

    @Override
    public Mono<Page<OperatorAction>> list(PageRequest request) {
        return list(executor.sql(LIST), request);
    }

    @Override
    public Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request) {
        return list(executor.sql(LIST_OF_CONCERT).bind("concertId", concertId.value()), request);
    }

    private Mono<Page<OperatorAction>> list(GenericExecuteSpec query, PageRequest request) {
        return executor.page(
                query,
                request,
                Keyset.descending(request),
                PostgresOperatorActions::action,
                last -> Keyset.cursor(last.at(), last.actionId().value()));
    }

    private static OperatorAction action(Readable row) {
        return new OperatorAction(
                new OperatorActionId(Rows.uuid(row, "action_id")),
                new UserId(Rows.uuid(row, "operator_id")),
                Rows.constant(row, "kind", OperatorAction.Kind.class),
                new Subject(
                        id(row, "concert_id", ConcertId::new),
                        id(row, "performance_id", PerformanceId::new),
                        id(row, "queue_entry_id", QueueEntryId::new),
                        id(row, "user_id", UserId::new),
                        Optional.ofNullable(row.get("amount", Long.class))
                                .map(Points::new)
                                .orElse(null)),
                Rows.instant(row, "at"));
    }

    private static <T> @Nullable T id(Readable row, String column, Function<UUID, T> type) {
        UUID id = Rows.uuidOrNull(row, column);
        return id == null ? null : type.apply(id);
    }
}
