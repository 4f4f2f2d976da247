package io.frontrow.adapter.postgres.catalog;

import io.frontrow.adapter.postgres.queue.WaitingRoomPolicyMapping;
import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Concerts, each with its waiting room and the account of its sales. */
public final class PostgresConcerts implements Concerts {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO concert (concert_id, title, artist, venue, time_zone, sales_open_at)
                VALUES (:concertId, :title, :artist, :venue, :timeZone, :salesOpenAt)
                RETURNING concert_id
            ), sales AS (
                INSERT INTO account (kind, concert_id) SELECT 'SALES', concert_id FROM added
            ), recorded AS (
                INSERT INTO operator_action (action_id, operator_id, kind, concert_id)
                SELECT :actionId, :operatorId, 'CREATE_CONCERT', concert_id FROM added
            )
            INSERT INTO waiting_room (
                concert_id, capacity, admit_per_second, turn_seconds, idle_seconds, away_seconds, opens_at,
                admission_order, rejoin_policy, guarded_scope, paused)
            SELECT
                concert_id, :capacity, :admitPerSecond, :turnSeconds, :idleSeconds, :awaySeconds, :opensAt,
                :admissionOrder, :rejoinPolicy, :guardedScope, :paused
            FROM added
            """;

    private static final String AGREE = """
            SELECT agrees_on_time_zone(:timeZone, :epochSeconds, :offsets) AS agrees
            """;

    /** Reads the result in the same statement, so that a change that was made is never answered by an error. */
    private static final String CHANGE = """
            WITH change AS MATERIALIZED (
                SELECT outcome
                FROM change_concert(:concertId, :title, :artist, :venue, :timeZone, :salesOpenAt) AS outcome
            ), recorded AS (
                INSERT INTO operator_action (action_id, operator_id, kind, concert_id)
                SELECT :actionId, :operatorId, 'CHANGE_CONCERT', :concertId FROM change WHERE outcome = 'CHANGED'
            )
            SELECT change.outcome, changed.*
            FROM change LEFT JOIN LATERAL concert_after(:concertId, change.outcome) AS changed ON true
            """;

    /** How long before their day performances are scheduled at most. */
    private static final int YEARS = 10;

    private static final String FIND = """
            SELECT c.*, min(p.starts_at) AS first_starts_at, max(p.starts_at) AS last_starts_at
            FROM concert c
            LEFT JOIN performance p
                ON p.concert_id = c.concert_id AND p.starts_at > now() AND p.state = 'ON_SALE'
            WHERE c.concert_id = :concertId
            GROUP BY c.concert_id
            """;

    private static final String UPCOMING = """
            SELECT c.*, dates.first_starts_at, dates.last_starts_at
            FROM (
                SELECT concert_id, min(starts_at) AS first_starts_at, max(starts_at) AS last_starts_at
                FROM performance WHERE starts_at > now() AND state = 'ON_SALE' GROUP BY concert_id
            ) AS dates
            JOIN concert c USING (concert_id)
            WHERE (dates.first_starts_at, c.concert_id) > (:startAt, :startId)
            ORDER BY dates.first_starts_at, c.concert_id
            LIMIT :atMost
            """;

    private static final String ALL = """
            SELECT c.*, dates.first_starts_at, dates.last_starts_at
            FROM concert c
            LEFT JOIN LATERAL (
                SELECT min(starts_at) AS first_starts_at, max(starts_at) AS last_starts_at
                FROM performance p WHERE p.concert_id = c.concert_id AND p.starts_at > now() AND p.state = 'ON_SALE'
            ) AS dates ON true
            WHERE (c.sales_open_at, c.concert_id) < (:startAt, :startId)
            ORDER BY c.sales_open_at DESC, c.concert_id DESC
            LIMIT :atMost
            """;

    private final SqlExecutor executor;
    private final Consumer<ConcertId> onChange;

    /**
     * Creates the store.
     *
     * @param onChange is told the concert whose waiting room may have changed with it
     */
    public PostgresConcerts(SqlExecutor executor, Consumer<ConcertId> onChange) {
        this.executor = executor;
        this.onChange = onChange;
    }

    @Override
    public Mono<Void> add(Concert concert, WaitingRoomPolicy policy, By by) {
        return executor.update(WaitingRoomPolicyMapping.bind(
                        executor.sql(ADD)
                                .bind("concertId", concert.concertId().value())
                                .bind("title", concert.title())
                                .bind("artist", concert.artist())
                                .bind("venue", concert.venue())
                                .bind("timeZone", concert.timeZone().getId())
                                .bind("salesOpenAt", concert.salesOpenAt())
                                .bind("operatorId", by.operatorId().value())
                                .bind("actionId", by.newActionId().value()),
                        policy))
                .then();
    }

    @Override
    public Mono<Boolean> agreeOn(ZoneId timeZone) {
        return Mono.defer(() -> {
            List<Instant> samples = samples(timeZone.getRules(), Instant.now());
            return executor.one(executor.sql(AGREE)
                    .bind("timeZone", timeZone.getId())
                    .bind(
                            "epochSeconds",
                            samples.stream().map(Instant::getEpochSecond).toArray(Long[]::new))
                    .bind(
                            "offsets",
                            samples.stream()
                                    .map(at -> timeZone.getRules().getOffset(at).getTotalSeconds())
                                    .toArray(Integer[]::new))
                    .map(row -> Rows.flag(row, "agrees")));
        });
    }

    /** Every week, and the moments before and at each change of the offset. */
    private static List<Instant> samples(ZoneRules rules, Instant from) {
        Instant to = from.plus(YEARS * 366L, ChronoUnit.DAYS);
        Stream<Instant> weeks = Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(7, ChronoUnit.DAYS));
        Stream<Instant> changes = Stream.iterate(
                        rules.nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(to),
                        change -> rules.nextTransition(change.getInstant()))
                .flatMap(change -> Stream.of(change.getInstant().minusSeconds(1), change.getInstant()));
        return Stream.concat(weeks, changes).toList();
    }

    @Override
    public Mono<ChangeConcert.Result> change(ConcertId concertId, ConcertChange change, By by) {
        return executor.one(executor.sql(CHANGE)
                        .bind("concertId", concertId.value())
                        .bind("title", text(change.title()))
                        .bind("artist", text(change.artist()))
                        .bind("venue", text(change.venue()))
                        .bind(
                                "timeZone",
                                text(
                                        change.timeZone() == null
                                                ? null
                                                : change.timeZone().getId()))
                        .bind("salesOpenAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, change.salesOpenAt()))
                        .bind("operatorId", by.operatorId().value())
                        .bind("actionId", by.newActionId().value())
                        .map(PostgresConcerts::result))
                .doOnNext(_ -> onChange.accept(concertId));
    }

    private static ChangeConcert.Result result(Readable row) {
        return switch (Rows.text(row, "outcome")) {
            case "UNKNOWN_CONCERT" -> new ChangeConcert.Result.UnknownConcert();
            case "SALE_AFTER_PERFORMANCE" -> new ChangeConcert.Result.SaleAfterPerformance();
            default -> new ChangeConcert.Result.Changed(concert(row));
        };
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    @Override
    public Mono<Optional<Concert>> find(ConcertId concertId) {
        return executor.optional(
                executor.sql(FIND).bind("concertId", concertId.value()).map(PostgresConcerts::concert));
    }

    @Override
    public Mono<Page<Concert>> all(PageRequest request) {
        return executor.page(
                executor.sql(ALL),
                request,
                Keyset.descending(request),
                PostgresConcerts::concert,
                last -> Keyset.cursor(last.salesOpenAt(), last.concertId().value()));
    }

    @Override
    public Mono<Page<Concert>> upcoming(PageRequest request) {
        return executor.page(
                executor.sql(UPCOMING),
                request,
                Keyset.ascending(request),
                PostgresConcerts::concert,
                PostgresConcerts::cursor);
    }

    private static Cursor cursor(Concert concert) {
        return Keyset.cursor(
                Objects.requireNonNull(concert.firstStartsAt(), "an upcoming concert has a date"),
                concert.concertId().value());
    }

    private static Concert concert(Readable row) {
        return new Concert(
                new ConcertId(Rows.uuid(row, "concert_id")),
                Rows.text(row, "title"),
                Rows.text(row, "artist"),
                Rows.text(row, "venue"),
                ZoneId.of(Rows.text(row, "time_zone")),
                Rows.instant(row, "sales_open_at"),
                Rows.instantOrNull(row, "first_starts_at"),
                Rows.instantOrNull(row, "last_starts_at"));
    }
}
