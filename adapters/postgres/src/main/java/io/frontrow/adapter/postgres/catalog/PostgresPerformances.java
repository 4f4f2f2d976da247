package io.frontrow.adapter.postgres.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.model.SectionPosition;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.cache.StaleIfErrorCache;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Performances with their halls, each read at most once a second. */
public final class PostgresPerformances implements Performances {

    private static final int CACHED_MAX = 10_000;
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    /** Short, since another statement follows whose deadline is just below that of the response. */
    private static final Duration FRESH_READ_TIMEOUT = Duration.ofMillis(50);

    private static final String ADD = """
            WITH addition AS MATERIALIZED (
                SELECT outcome, sales_open_at
                FROM add_performance(
                    :performanceId, :concertId, :startsAt, :names, :rowCounts, :seatsPerRow, :prices,
                    :xs, :ys, :rotates, :curves)
            ), recorded AS (
                INSERT INTO operator_action (action_id, operator_id, kind, concert_id, performance_id)
                SELECT :actionId, :operatorId, 'CREATE_PERFORMANCE', :concertId, :performanceId
                FROM addition WHERE outcome = 'ADDED'
            )
            SELECT outcome, sales_open_at FROM addition
            """;

    static final String SELECT = """
            SELECT p.performance_id, p.concert_id, p.starts_at, p.state, c.sales_open_at, hall.*
            FROM performance p
            JOIN concert c USING (concert_id)
            CROSS JOIN LATERAL (
                SELECT array_agg(s.name ORDER BY s.ordinal) AS names,
                    array_agg(s.row_count ORDER BY s.ordinal) AS row_counts,
                    array_agg(s.seats_per_row ORDER BY s.ordinal) AS seats_per_row,
                    array_agg(s.price::bigint ORDER BY s.ordinal) AS prices,
                    array_agg(s.x ORDER BY s.ordinal) AS xs,
                    array_agg(s.y ORDER BY s.ordinal) AS ys,
                    array_agg(s.rotate ORDER BY s.ordinal) AS rotates,
                    array_agg(s.curve ORDER BY s.ordinal) AS curves
                FROM section s WHERE s.performance_id = p.performance_id
            ) AS hall
            """;

    private static final String FIND = SELECT + "WHERE p.performance_id = :performanceId";

    private static final String BOOKABLE = SELECT + """
            WHERE p.concert_id = :concertId AND p.state = 'ON_SALE'
              AND p.starts_at > now() AND c.sales_open_at <= now()
              AND (p.starts_at, p.performance_id) > (:startAt, :startId)
            ORDER BY p.starts_at, p.performance_id
            LIMIT :atMost
            """;

    private static final String OF_CONCERT = SELECT + """
            WHERE p.concert_id = :concertId AND (p.starts_at, p.performance_id) > (:startAt, :startId)
            ORDER BY p.starts_at, p.performance_id
            LIMIT :atMost
            """;

    private static final String CURRENT = SELECT + """
            WHERE p.starts_at > now() - interval '1 day' AND (p.starts_at, p.performance_id) > (:startAt, :startId)
            ORDER BY p.starts_at, p.performance_id
            LIMIT :atMost
            """;

    /** The call of a function, and the kind of the action. */
    private static final String CHANGE = """
            WITH change AS MATERIALIZED (SELECT %s AS outcome), recorded AS (
                INSERT INTO operator_action (action_id, operator_id, kind, concert_id, performance_id)
                SELECT :actionId, :operatorId, '%s', concert_id, performance_id
                FROM change JOIN performance ON outcome = 'CHANGED' AND performance_id = :performanceId
            )
            SELECT outcome FROM change
            """;

    private static final String MOVE =
            CHANGE.formatted("move_performance(:performanceId, :startsAt)", Kind.MOVE_PERFORMANCE);

    private static final String WITHDRAW =
            CHANGE.formatted("withdraw_performance(:performanceId)", Kind.WITHDRAW_PERFORMANCE);

    private static final String CANCEL =
            CHANGE.formatted("cancel_performance(:performanceId, :reason)", Kind.CANCEL_PERFORMANCE);

    private final SqlExecutor executor;
    private final Consumer<ConcertId> onChange;
    private final StaleIfErrorCache<PerformanceId, Performance> found;

    /**
     * Creates the store.
     *
     * @param onChange is told the concert of a performance that was added or changed, since its sale may close at
     *     another time
     */
    public PostgresPerformances(SqlExecutor executor, Ticker ticker, Consumer<ConcertId> onChange) {
        this.executor = executor;
        this.onChange = onChange;
        found = new StaleIfErrorCache<>(
                FRESH_READ_TIMEOUT,
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker)
                        .<PerformanceId, Mono<Optional<Performance>>>build()
                        .asMap(),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .<PerformanceId, Performance>build()
                        .asMap(),
                this::read,
                (_, later) -> later);
    }

    @Override
    public Mono<Addition> add(
            PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan, By by) {
        GenericExecuteSpec statement = executor.sql(ADD)
                .bind("performanceId", performanceId.value())
                .bind("concertId", concertId.value())
                .bind("startsAt", startsAt)
                .bind("operatorId", by.operatorId().value())
                .bind("actionId", by.newActionId().value());
        return executor.one(bind(statement, plan.sections())
                        .map(row -> addition(
                                row,
                                salesOpenAt -> new Performance(performanceId, concertId, startsAt, salesOpenAt, plan))))
                .doOnNext(_ -> onChange.accept(concertId));
    }

    private static Addition addition(Readable row, Function<Instant, Performance> added) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "ADDED" -> new Addition.Added(added.apply(Rows.instant(row, "sales_open_at")));
            case "UNKNOWN_CONCERT" -> new Addition.UnknownConcert();
            default -> new Addition.Refused(ScheduleRefusal.valueOf(outcome));
        };
    }

    @Override
    public Mono<ChangePerformance.Result> move(PerformanceId performanceId, Instant startsAt, By by) {
        return change(executor.sql(MOVE).bind("startsAt", startsAt), performanceId, by);
    }

    @Override
    public Mono<ChangePerformance.Result> withdraw(PerformanceId performanceId, By by) {
        return change(executor.sql(WITHDRAW), performanceId, by);
    }

    @Override
    public Mono<ChangePerformance.Result> cancel(PerformanceId performanceId, String reason, By by) {
        return change(executor.sql(CANCEL).bind("reason", reason), performanceId, by);
    }

    private Mono<ChangePerformance.Result> change(GenericExecuteSpec statement, PerformanceId performanceId, By by) {
        return executor.one(statement
                        .bind("performanceId", performanceId.value())
                        .bind("operatorId", by.operatorId().value())
                        .bind("actionId", by.newActionId().value())
                        .map(row -> result(Rows.text(row, "outcome"))))
                .delayUntil(_ -> refresh(performanceId));
    }

    /** Lets this instance see its own change at once. The change stands even if it cannot be read again. */
    private Mono<Void> refresh(PerformanceId performanceId) {
        found.invalidate(performanceId);
        return read(performanceId)
                .doOnNext(now -> now.ifPresent(changed -> {
                    found.put(performanceId, changed);
                    onChange.accept(changed.concertId());
                }))
                .then()
                .onErrorComplete(StoreUnavailable.class);
    }

    private static ChangePerformance.Result result(String outcome) {
        return switch (outcome) {
            case "CHANGED" -> new ChangePerformance.Result.Changed();
            case "UNKNOWN_PERFORMANCE" -> new ChangePerformance.Result.UnknownPerformance();
            case "NOT_ON_SALE" -> new ChangePerformance.Result.NotOnSale();
            case "SOLD" -> new ChangePerformance.Result.Sold();
            default -> new ChangePerformance.Result.Refused(ScheduleRefusal.valueOf(outcome));
        };
    }

    @Override
    public Mono<Optional<Performance>> find(PerformanceId performanceId) {
        return found.get(performanceId);
    }

    @Override
    public Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request) {
        return page(executor.sql(BOOKABLE).bind("concertId", concertId.value()), request);
    }

    @Override
    public Mono<Page<Performance>> ofConcert(ConcertId concertId, PageRequest request) {
        return page(executor.sql(OF_CONCERT).bind("concertId", concertId.value()), request);
    }

    @Override
    public Mono<Page<Performance>> current(PageRequest request) {
        return page(executor.sql(CURRENT), request);
    }

    private Mono<Page<Performance>> page(GenericExecuteSpec statement, PageRequest request) {
        return executor.page(
                statement,
                request,
                Keyset.ascending(request),
                PostgresPerformances::performance,
                last -> Keyset.cursor(last.startsAt(), last.performanceId().value()));
    }

    private Mono<Optional<Performance>> read(PerformanceId performanceId) {
        return executor.optional(
                executor.sql(FIND).bind("performanceId", performanceId.value()).map(PostgresPerformances::performance));
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, List<Section> sections) {
        return statement
                .bind("names", sections.stream().map(Section::name).toArray(String[]::new))
                .bind("rowCounts", sections.stream().map(Section::rows).toArray(Integer[]::new))
                .bind("seatsPerRow", sections.stream().map(Section::seatsPerRow).toArray(Integer[]::new))
                .bind(
                        "prices",
                        sections.stream()
                                .map(section -> section.price().value())
                                .toArray(Long[]::new))
                .bind("xs", ofPositions(sections, SectionPosition::x))
                .bind("ys", ofPositions(sections, SectionPosition::y))
                .bind("rotates", ofPositions(sections, SectionPosition::rotate))
                .bind("curves", ofPositions(sections, SectionPosition::curve));
    }

    /** A number of each section, null for one without a position. */
    private static @Nullable Double[] ofPositions(List<Section> sections, ToDoubleFunction<SectionPosition> number) {
        return sections.stream()
                .map(Section::position)
                .map(position -> position == null ? null : number.applyAsDouble(position))
                .toArray(Double[]::new);
    }

    /** {@return the performance in a row with the columns of {@link #SELECT}} */
    static Performance performance(Readable row) {
        return new Performance(
                new PerformanceId(Rows.uuid(row, "performance_id")),
                new ConcertId(Rows.uuid(row, "concert_id")),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "sales_open_at"),
                plan(row),
                Rows.constant(row, "state", PerformanceState.class));
    }

    private static SeatPlan plan(Readable row) {
        String[] names = Rows.value(row, "names", String[].class);
        Integer[] rows = Rows.value(row, "row_counts", Integer[].class);
        Integer[] seatsPerRow = Rows.value(row, "seats_per_row", Integer[].class);
        Long[] prices = Rows.value(row, "prices", Long[].class);
        List<Optional<SectionPosition>> positions = positions(row);
        return new SeatPlan(IntStream.range(0, names.length)
                .mapToObj(i -> new Section(
                        names[i],
                        rows[i],
                        seatsPerRow[i],
                        new Points(prices[i]),
                        positions.get(i).orElse(null)))
                .toList());
    }

    private static List<Optional<SectionPosition>> positions(Readable row) {
        @Nullable Double[] xs = Rows.value(row, "xs", Double[].class);
        @Nullable Double[] ys = Rows.value(row, "ys", Double[].class);
        @Nullable Double[] rotates = Rows.value(row, "rotates", Double[].class);
        @Nullable Double[] curves = Rows.value(row, "curves", Double[].class);
        return IntStream.range(0, xs.length)
                .mapToObj(i -> position(xs[i], ys[i], rotates[i], curves[i]))
                .toList();
    }

    private static Optional<SectionPosition> position(
            @Nullable Double x, @Nullable Double y, @Nullable Double rotate, @Nullable Double curve) {
        return x == null || y == null || rotate == null || curve == null
                ? Optional.empty()
                : Optional.of(new SectionPosition(x, y, rotate, curve));
    }
}
