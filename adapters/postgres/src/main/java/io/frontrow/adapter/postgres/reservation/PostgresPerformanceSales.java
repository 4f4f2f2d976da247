package io.frontrow.adapter.postgres.reservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.frontrow.account.model.Email;
import io.frontrow.adapter.postgres.seat.HeldSeat;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
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

    private static final String SECTIONS = """
            WITH held AS (
                SELECT * FROM unnest(:heldPerformanceIds, :heldSeats) AS h (performance_id, seat_number)
            ), claim AS MATERIALIZED (
                SELECT performance_id, seat_number, state FROM seat_claim
                WHERE performance_id = ANY (:performanceIds) AND (state = 'SOLD' OR expires_at > now())
            ), taken AS (
                SELECT performance_id, seat_number, state FROM claim
                UNION ALL
                SELECT performance_id, seat_number, 'HELD' FROM held
                WHERE (performance_id, seat_number) NOT IN (SELECT performance_id, seat_number FROM claim)
            )
            SELECT s.performance_id, s.name, s.row_count, s.seats_per_row, s.price::bigint AS price,
                count(*) FILTER (WHERE t.state = 'HELD')::integer AS held,
                count(*) FILTER (WHERE t.state = 'RESERVED')::integer AS reserved,
                count(*) FILTER (WHERE t.state = 'SOLD')::integer AS sold
            FROM section s
            LEFT JOIN taken t
                ON t.performance_id = s.performance_id AND t.seat_number BETWEEN s.first_seat AND s.last_seat
            WHERE s.performance_id = ANY (:performanceIds)
            GROUP BY s.performance_id, s.ordinal
            ORDER BY s.performance_id, s.ordinal
            """;

    private static final String HOLDERS = """
            SELECT t.seat_number, t.state, t.user_id, u.email, t.reservation_id
            FROM (
                (
                    SELECT c.seat_number, c.state, c.user_id, c.reservation_id FROM seat_claim c
                    WHERE c.performance_id = :performanceId AND c.seat_number > :after
                      AND (c.state = 'SOLD' OR c.expires_at > now())
                    ORDER BY c.seat_number
                    LIMIT :atMost
                )
                UNION ALL
                SELECT h.seat_number, 'HELD', h.user_id, NULL
                FROM unnest(:heldSeats, :heldBy) AS h (seat_number, user_id)
                WHERE h.seat_number > :after AND NOT EXISTS (
                    SELECT FROM seat_claim c
                    WHERE c.performance_id = :performanceId AND c.seat_number = h.seat_number
                      AND (c.state = 'SOLD' OR c.expires_at > now())
                )
            ) AS t
            JOIN app_user u USING (user_id)
            ORDER BY t.seat_number
            LIMIT :atMost
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

    @Override
    public Mono<Map<PerformanceId, List<SectionSales>>> sections(Map<PerformanceId, SeatNumbers> held) {
        List<HeldSeat> seats = HeldSeat.of(held);
        return executor.list(executor.sql(SECTIONS)
                        .bind(
                                "performanceIds",
                                held.keySet().stream().map(PerformanceId::value).toArray(UUID[]::new))
                        .bind("heldPerformanceIds", HeldSeat.performanceIds(seats))
                        .bind("heldSeats", HeldSeat.numbers(seats))
                        .map(row -> Map.entry(new PerformanceId(Rows.uuid(row, "performance_id")), section(row))))
                .map(rows ->
                        rows.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    private static SectionSales section(Readable row) {
        return new SectionSales(
                new Section(
                        Rows.text(row, "name"),
                        Rows.integer(row, "row_count"),
                        Rows.integer(row, "seats_per_row"),
                        Rows.points(row, "price")),
                Rows.integer(row, "held"),
                Rows.integer(row, "reserved"),
                Rows.integer(row, "sold"));
    }

    @Override
    public Mono<List<SeatHolder>> holders(PerformanceId performanceId, List<SeatHold> held, int after, int atMost) {
        return executor.list(executor.sql(HOLDERS)
                .bind("performanceId", performanceId.value())
                .bind(
                        "heldSeats",
                        held.stream()
                                .flatMapToInt(hold -> hold.seats().stream())
                                .boxed()
                                .toArray(Integer[]::new))
                .bind(
                        "heldBy",
                        held.stream()
                                .flatMap(hold -> hold.seats().stream()
                                        .mapToObj(_ -> hold.userId().value()))
                                .toArray(UUID[]::new))
                .bind("after", after)
                .bind("atMost", atMost)
                .map(PostgresPerformanceSales::holder));
    }

    private static SeatHolder holder(Readable row) {
        return new SeatHolder(
                Rows.integer(row, "seat_number"),
                Rows.constant(row, "state", SeatStatus.class),
                new UserId(Rows.uuid(row, "user_id")),
                new Email(Rows.text(row, "email")),
                Optional.ofNullable(row.get("reservation_id", UUID.class)).map(ReservationId::new));
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
