package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The sales of performances, and the cancellation of what was sold; see the SQL functions. */
public final class PostgresPerformanceSales implements PerformanceSales, CanceledPerformances {

    private static final String FIND = """
            SELECT d.cancel_reason, d.canceled_at, d.cancel_done_at, seats.*, refunds.*
            FROM performance d
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE c.state = 'RESERVED' AND c.expires_at > now())::integer AS reserved,
                    count(*) FILTER (WHERE c.state = 'SOLD')::integer AS sold,
                    coalesce(sum(s.price) FILTER (WHERE c.state = 'SOLD'), 0)::bigint AS revenue,
                    count(DISTINCT c.reservation_id) FILTER (WHERE c.state = 'SOLD')::integer AS paid_reservations
                FROM seat_claim c
                JOIN section s
                    ON s.performance_id = c.performance_id AND c.seat_number BETWEEN s.first_seat AND s.last_seat
                WHERE c.performance_id = d.performance_id
            ) AS seats
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE f.status = 'PENDING')::integer AS refunds_pending,
                    count(*) FILTER (WHERE f.status = 'DONE')::integer AS refunds_done
                FROM (
                    SELECT DISTINCT r.reservation_id FROM reservation_seat r WHERE r.performance_id = d.performance_id
                ) AS sales
                JOIN payment p ON p.reservation_id = sales.reservation_id AND p.status = 'SUCCESS'
                JOIN refund f USING (payment_id)
            ) AS refunds
            WHERE d.performance_id = :performanceId
            """;

    private static final String UNFINISHED = """
            SELECT performance_id, concert_id FROM performance
            WHERE state = 'CANCELED' AND cancel_done_at IS NULL
            ORDER BY canceled_at LIMIT :atMost
            """;

    private static final String CANCEL = """
            SELECT user_id, hold_id FROM cancel_reservations_of(:performanceId, :refunds, :transfers)
            """;

    private static final String FINISH = "SELECT finish_cancellation(:performanceId) AS is_news";

    private final SqlExecutor executor;
    private final Performances performances;

    public PostgresPerformanceSales(SqlExecutor executor, Performances performances) {
        this.executor = executor;
        this.performances = performances;
    }

    @Override
    public Mono<Optional<SalesSummary>> find(PerformanceId performanceId) {
        return performances
                .find(performanceId)
                .flatMap(found -> found.isEmpty()
                        ? Mono.just(Optional.empty())
                        : executor.optional(executor.sql(FIND)
                                .bind("performanceId", performanceId.value())
                                .map(row -> {
                                    Optional<SalesSummary.Cancellation> cancellation = cancellation(row);
                                    return new SalesSummary(
                                            found.get(),
                                            Rows.integer(row, "reserved"),
                                            Rows.integer(row, "sold"),
                                            Rows.points(row, "revenue"),
                                            Rows.integer(row, "refunds_pending")
                                                    + (cancellation.isPresent()
                                                            ? Rows.integer(row, "paid_reservations")
                                                            : 0),
                                            Rows.integer(row, "refunds_done"),
                                            cancellation);
                                })));
    }

    private static Optional<SalesSummary.Cancellation> cancellation(Readable row) {
        @Nullable String reason = row.get("cancel_reason", String.class);
        return reason == null
                ? Optional.empty()
                : Optional.of(new SalesSummary.Cancellation(
                        reason, Rows.instant(row, "canceled_at"), Rows.instantOrNull(row, "cancel_done_at")));
    }

    @Override
    public Mono<List<Unfinished>> unfinished(int atMost) {
        return executor.list(executor.sql(UNFINISHED)
                .bind("atMost", atMost)
                .map(row -> new Unfinished(
                        new PerformanceId(Rows.uuid(row, "performance_id")),
                        new ConcertId(Rows.uuid(row, "concert_id")))));
    }

    @Override
    public Mono<List<CanceledReservation>> cancelReservations(PerformanceId performanceId, List<NewRefund> newIds) {
        return executor.list(executor.sql(CANCEL)
                .bind("performanceId", performanceId.value())
                .bind("refunds", ids(newIds, refund -> refund.refundId().value()))
                .bind("transfers", ids(newIds, refund -> refund.transferId().value()))
                .map(row -> new CanceledReservation(
                        new UserId(Rows.uuid(row, "user_id")), new HoldId(Rows.uuid(row, "hold_id")))));
    }

    private static UUID[] ids(List<NewRefund> refunds, Function<NewRefund, UUID> id) {
        return refunds.stream().map(id).toArray(UUID[]::new);
    }

    @Override
    public Mono<Boolean> finish(PerformanceId performanceId) {
        return executor.one(executor.sql(FINISH)
                .bind("performanceId", performanceId.value())
                .map(row -> Rows.flag(row, "is_news")));
    }
}
