package io.frontrow.adapter.postgres.seat;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.shared.batching.RequestBatcher;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Claims on seats. No query returns a claim past its deadline. The queries before holds, which come in crowds, are
 * batched into one statement.
 */
public final class PostgresSeatClaims implements SeatClaims {

    private static final String CLAIMED = """
            SELECT array_agg(seat_number) FILTER (WHERE state = 'RESERVED' AND expires_at > now()) AS reserved,
                array_agg(seat_number) FILTER (WHERE state = 'SOLD') AS sold
            FROM seat_claim WHERE performance_id = :performanceId
            """;

    private static final String CONFLICTS = """
            SELECT taken, own, reserved_by
            FROM unnest(:performanceIds, :userIds, :wanted)
                WITH ORDINALITY AS question (performance_id, user_id, seat_numbers, ordinality)
            CROSS JOIN LATERAL (SELECT string_to_array(question.seat_numbers, ',')::integer[] AS seats) AS wanted
            CROSS JOIN LATERAL (
                SELECT array_agg(seat_number)
                        FILTER (WHERE seat_number = ANY (wanted.seats)
                            AND (state = 'SOLD' OR user_id <> question.user_id)) AS taken,
                    array_agg(seat_number) FILTER (WHERE user_id = question.user_id) AS own,
                    (array_agg(reservation_id ORDER BY seat_number)
                        FILTER (WHERE seat_number = ANY (wanted.seats)
                            AND state = 'RESERVED' AND user_id = question.user_id)
                    )[1] AS reserved_by
                FROM seat_claim
                WHERE performance_id = question.performance_id
                  AND (seat_number = ANY (wanted.seats) OR user_id = question.user_id)
                  AND (state = 'SOLD' OR expires_at > now())
            ) AS found
            ORDER BY ordinality
            """;

    private static final String RESERVATION_OF = """
            SELECT reservation_id FROM reservation
            WHERE hold_id = :holdId AND user_id = :userId
              AND (status = 'CONFIRMED' OR status = 'RESERVED' AND expires_at > now())
            """;

    private static final String COUNT_TAKEN = """
            SELECT wanted.performance_id, count(taken.seat_number) AS seats_taken
            FROM unnest(:performanceIds) AS wanted (performance_id)
            LEFT JOIN (
                SELECT performance_id, seat_number FROM seat_claim
                WHERE performance_id = ANY (:performanceIds) AND (state = 'SOLD' OR expires_at > now())
                UNION
                SELECT performance_id, seat_number
                FROM unnest(:heldPerformanceIds, :heldSeats) AS held (performance_id, seat_number)
            ) AS taken USING (performance_id)
            GROUP BY wanted.performance_id
            """;

    private final SqlExecutor executor;
    private final RequestBatcher<ConflictsQuery, Conflicts> conflicts = CommandBatcher.batching(this::conflicts);

    public PostgresSeatClaims(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<ClaimedSeats> claimed(PerformanceId performanceId) {
        return executor.one(executor.sql(CLAIMED)
                .bind("performanceId", performanceId.value())
                .map(row -> new ClaimedSeats(Rows.seats(row, "reserved"), Rows.seats(row, "sold"))));
    }

    @Override
    public Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId) {
        return conflicts.submit(new ConflictsQuery(performanceId, wanted, userId));
    }

    private Mono<List<Conflicts>> conflicts(List<ConflictsQuery> queries) {
        return executor.list(executor.sql(CONFLICTS)
                .bind(
                        "performanceIds",
                        Bindings.uuids(queries, query -> query.performanceId().value()))
                .bind("userIds", Bindings.uuids(queries, query -> query.userId().value()))
                .bind("wanted", Bindings.texts(queries, query -> numbers(query.wanted())))
                .map(row -> new Conflicts(
                        Rows.seats(row, "taken"),
                        Rows.seats(row, "own"),
                        Optional.ofNullable(row.get("reserved_by", UUID.class)).map(ReservationId::new))));
    }

    private static String numbers(SeatNumbers seats) {
        return seats.stream().mapToObj(Integer::toString).collect(joining(","));
    }

    @Override
    public Mono<Optional<ReservationId>> reservationOf(HoldId holdId, UserId userId) {
        return executor.optional(executor.sql(RESERVATION_OF)
                .bind("holdId", holdId.value())
                .bind("userId", userId.value())
                .map(row -> new ReservationId(Rows.uuid(row, "reservation_id"))));
    }

    @Override
    public Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held) {
        List<HeldSeat> seats = HeldSeat.of(held);
        return executor.list(executor.sql(COUNT_TAKEN)
                        .bind(
                                "performanceIds",
                                held.keySet().stream().map(PerformanceId::value).toArray(UUID[]::new))
                        .bind("heldPerformanceIds", HeldSeat.performanceIds(seats))
                        .bind("heldSeats", HeldSeat.numbers(seats))
                        .map(row -> Map.entry(
                                new PerformanceId(Rows.uuid(row, "performance_id")),
                                Math.toIntExact(Rows.number(row, "seats_taken")))))
                .map(counts -> counts.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record ConflictsQuery(PerformanceId performanceId, SeatNumbers wanted, UserId userId) {}
}
