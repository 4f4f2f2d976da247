package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Reservations that are batched into one statement when made concurrently; see the functions of the migrations. */
public final class BatchingReservations implements Reservations {

    private static final String RESERVE_BATCH = """
            SELECT ordinality, outcome, reservation_id, taken_seats, price, created_at, expires_at
            FROM reserve_seats_batch(
                :reservationIds, :holdIds, :userIds, :performanceIds, :seatMembers, :seats, :holdsExpireAt,
                :remainingMicros, :limits, :queueEntryIds) WITH ORDINALITY
            ORDER BY ordinality
            """;

    private final Reservations plain;
    private final SqlExecutor executor;
    private final CommandBatcher<NewReservation, Outcome> batcher =
            new CommandBatcher<>(this::reserveBatch, this::reserveAlone);

    public BatchingReservations(SqlExecutor executor) {
        plain = new PostgresReservations(executor);
        this.executor = executor;
    }

    @Override
    public Mono<Outcome> reserve(NewReservation newReservation) {
        return batcher.run(newReservation);
    }

    @Override
    public Mono<Optional<Reservation>> find(UserId userId, ReservationId reservationId) {
        return plain.find(userId, reservationId);
    }

    @Override
    public Mono<Optional<Reservation>> findByHold(UserId userId, HoldId holdId) {
        return plain.findByHold(userId, holdId);
    }

    @Override
    public Mono<Page<Reservation>> list(UserId userId, PageRequest request) {
        return plain.list(userId, request);
    }

    @Override
    public Mono<Integer> expireOverdue(int atMost) {
        return plain.expireOverdue(atMost);
    }

    private Mono<Outcome> reserveAlone(NewReservation newReservation) {
        return plain.reserve(newReservation).flatMap(outcome -> recognize(outcome, newReservation));
    }

    /** Recognizes the reservation that the same command made earlier, when its response was lost. */
    private Mono<Outcome> recognize(Outcome outcome, NewReservation newReservation) {
        return outcome.equals(new Outcome.AlreadyReserved(newReservation.newReservationId()))
                ? plain.find(newReservation.hold().userId(), newReservation.newReservationId())
                        .map(found -> found.<Outcome>map(Outcome.Reserved::new).orElse(outcome))
                : Mono.just(outcome);
    }

    /** The outcomes in the order of the commands; empty for a command that must run on its own. */
    public Mono<List<Optional<Outcome>>> reserveBatch(List<NewReservation> orders) {
        return executor.list(executor.sql(RESERVE_BATCH)
                .bind(
                        "reservationIds",
                        Bindings.uuids(
                                orders,
                                newReservation ->
                                        newReservation.newReservationId().value()))
                .bind(
                        "holdIds",
                        Bindings.uuids(
                                orders,
                                newReservation -> newReservation.hold().holdId().value()))
                .bind(
                        "userIds",
                        Bindings.uuids(
                                orders,
                                newReservation -> newReservation.hold().userId().value()))
                .bind(
                        "performanceIds",
                        Bindings.uuids(
                                orders,
                                newReservation ->
                                        newReservation.hold().performanceId().value()))
                .bind("seatMembers", seatMembers(orders))
                .bind("seats", seats(orders))
                .bind(
                        "holdsExpireAt",
                        orders.stream()
                                .map(newReservation -> newReservation.hold().expiresAt())
                                .toArray(Instant[]::new))
                .bind(
                        "remainingMicros",
                        Bindings.numbers(
                                orders,
                                newReservation ->
                                        Bindings.micros(newReservation.hold().remaining())))
                .bind("limits", orders.stream().map(NewReservation::limit).toArray(Integer[]::new))
                .bind(
                        "queueEntryIds",
                        Bindings.uuids(
                                orders,
                                newReservation -> newReservation.entryId().value()))
                .map(row -> CommandBatcher.outcome(row, orders, PostgresReservations::outcome)));
    }

    /** The number of its command for each seat, counted from 1. */
    private static Integer[] seatMembers(List<NewReservation> orders) {
        return IntStream.range(0, orders.size())
                .flatMap(i -> orders.get(i).hold().seats().stream().map(_ -> i + 1))
                .boxed()
                .toArray(Integer[]::new);
    }

    private static Integer[] seats(List<NewReservation> orders) {
        return orders.stream()
                .flatMapToInt(newReservation -> newReservation.hold().seats().stream())
                .boxed()
                .toArray(Integer[]::new);
    }
}
