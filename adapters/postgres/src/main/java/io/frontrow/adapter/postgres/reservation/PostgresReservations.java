package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reservations and the claims they make; see the SQL functions. */
public final class PostgresReservations implements Reservations {

    private static final String RESERVE = """
            SELECT outcome, reservation_id, taken_seats, price, created_at, expires_at
            FROM reserve_seats(
                :reservationId, :holdId, :userId, :performanceId, :seats, :holdExpiresAt, :remainingMicros, :limit,
                :queueEntryId)
            """;

    private static final String SELECT = """
            SELECT reservation_id, user_id, concert_id, performance_id, seats, total_price, status, created_at,
                expires_at, refunded_amount, refund_status
            FROM reservation_view
            WHERE user_id = :userId
            """;

    private static final String FIND = SELECT + "AND reservation_id = :reservationId";

    private static final String FIND_BY_HOLD = SELECT + "AND hold_id = :holdId";

    private static final String LIST = SELECT + """
            AND (created_at, reservation_id) < (:startAt, :startId)
            ORDER BY created_at DESC, reservation_id DESC
            LIMIT :atMost
            """;

    private static final String EXPIRE = """
            SELECT expire_reservations(:atMost) AS marked
            """;

    private final SqlExecutor executor;

    public PostgresReservations(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Outcome> reserve(NewReservation newReservation) {
        SeatHold hold = newReservation.hold();
        return executor.one(executor.sql(RESERVE)
                .bind("reservationId", newReservation.newReservationId().value())
                .bind("holdId", hold.holdId().value())
                .bind("userId", hold.userId().value())
                .bind("performanceId", hold.performanceId().value())
                .bind("seats", Bindings.array(hold.seats()))
                .bind("holdExpiresAt", hold.expiresAt())
                .bind("remainingMicros", Bindings.micros(hold.remaining()))
                .bind("limit", newReservation.limit())
                .bind("queueEntryId", newReservation.entryId().value())
                .map(row -> outcome(row, newReservation)));
    }

    @Override
    public Mono<Optional<Reservation>> find(UserId userId, ReservationId reservationId) {
        return executor.optional(executor.sql(FIND)
                .bind("userId", userId.value())
                .bind("reservationId", reservationId.value())
                .map(PostgresReservations::reservation));
    }

    @Override
    public Mono<Optional<Reservation>> findByHold(UserId userId, HoldId holdId) {
        return executor.optional(executor.sql(FIND_BY_HOLD)
                .bind("userId", userId.value())
                .bind("holdId", holdId.value())
                .map(PostgresReservations::reservation));
    }

    @Override
    public Mono<Page<Reservation>> list(UserId userId, PageRequest request) {
        return executor.page(
                executor.sql(LIST).bind("userId", userId.value()),
                request,
                Keyset.descending(request),
                PostgresReservations::reservation,
                last -> Keyset.cursor(last.createdAt(), last.reservationId().value()));
    }

    @Override
    public Mono<Integer> expireOverdue(int atMost) {
        return executor.one(executor.sql(EXPIRE).bind("atMost", atMost).map(row -> Rows.integer(row, "marked")));
    }

    /** The outcome in a row with the columns of reservation_result. */
    static Outcome outcome(Readable row, NewReservation newReservation) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "RESERVED" -> new Outcome.Reserved(made(row, newReservation));
            case "ALREADY_RESERVED" -> new Outcome.AlreadyReserved(new ReservationId(Rows.uuid(row, "reservation_id")));
            case "HOLD_EXPIRED" -> new Outcome.HoldExpired();
            case "NOT_BOOKABLE" -> new Outcome.NotBookable();
            case "TAKEN" -> new Outcome.Taken(Rows.seats(row, "taken_seats"));
            case "OVER_LIMIT" -> new Outcome.OverLimit();
            default -> throw new IllegalStateException("no outcome of reserving: " + outcome);
        };
    }

    private static Reservation made(Readable row, NewReservation newReservation) {
        return new Reservation(
                new ReservationId(Rows.uuid(row, "reservation_id")),
                newReservation.hold().userId(),
                newReservation.performance().concertId(),
                newReservation.hold().performanceId(),
                newReservation.hold().seats(),
                Rows.points(row, "price"),
                ReservationStatus.RESERVED,
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"));
    }

    /** {@return the reservation in a row of reservation_view} */
    static Reservation reservation(Readable row) {
        return new Reservation(
                new ReservationId(Rows.uuid(row, "reservation_id")),
                new UserId(Rows.uuid(row, "user_id")),
                new ConcertId(Rows.uuid(row, "concert_id")),
                new PerformanceId(Rows.uuid(row, "performance_id")),
                Rows.seats(row, "seats"),
                Rows.points(row, "total_price"),
                Rows.constant(row, "status", ReservationStatus.class),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                new RefundSummary(
                        Rows.points(row, "refunded_amount"), Rows.constant(row, "refund_status", RefundStatus.class)));
    }
}
