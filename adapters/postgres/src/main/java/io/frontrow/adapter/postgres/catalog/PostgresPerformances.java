package io.frontrow.adapter.postgres.catalog;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.catalog.port.Performances;
import io.frontrow.shared.cache.SingleFlightCache;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Performances with their halls. They never change, so those that were found are cached. */
public final class PostgresPerformances implements Performances {

    private static final int CACHED_MAX = 10_000;

    private static final String ADD = """
            WITH added AS (
                INSERT INTO performance (performance_id, concert_id, starts_at)
                SELECT :performanceId, concert_id, :startsAt FROM concert WHERE concert_id = :concertId
                RETURNING performance_id, concert_id, starts_at
            ), blocks AS (
                SELECT *, sum(row_count * seats_per_row) OVER (ORDER BY ordinal) AS seats_so_far
                FROM unnest(:names, :rows, :seatsPerRow, :prices)
                    WITH ORDINALITY AS block (name, row_count, seats_per_row, price, ordinal)
            ), sections AS (
                INSERT INTO section (performance_id, ordinal, name, row_count, seats_per_row, price, first_seat)
                SELECT a.performance_id, b.ordinal, b.name, b.row_count, b.seats_per_row, b.price,
                    b.seats_so_far - b.row_count * b.seats_per_row + 1
                FROM added a CROSS JOIN blocks b
            )
            SELECT a.starts_at, c.sales_open_at FROM added a JOIN concert c USING (concert_id)
            """;

    private static final String SELECT = """
            SELECT p.performance_id, p.concert_id, p.starts_at, c.sales_open_at, hall.*
            FROM performance p
            JOIN concert c USING (concert_id)
            CROSS JOIN LATERAL (
                SELECT array_agg(s.name ORDER BY s.ordinal) AS names,
                    array_agg(s.row_count ORDER BY s.ordinal) AS row_counts,
                    array_agg(s.seats_per_row ORDER BY s.ordinal) AS seats_per_row,
                    array_agg(s.price::bigint ORDER BY s.ordinal) AS prices
                FROM section s WHERE s.performance_id = p.performance_id
            ) AS hall
            """;

    private static final String FIND = SELECT + "WHERE p.performance_id = :performanceId";

    private static final String BOOKABLE = SELECT + """
            WHERE p.concert_id = :concertId
              AND p.starts_at > now() AND c.sales_open_at <= now()
              AND (p.starts_at, p.performance_id) > (:startAt, :startId)
            ORDER BY p.starts_at, p.performance_id
            LIMIT :atMost
            """;

    private final SqlExecutor executor;
    private final SingleFlightCache<PerformanceId, Optional<Performance>> found = new SingleFlightCache<>(
            Caffeine.newBuilder()
                    .maximumSize(CACHED_MAX)
                    .<PerformanceId, Mono<Optional<Performance>>>build()
                    .asMap(),
            Optional::isPresent);

    public PostgresPerformances(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Optional<Performance>> add(
            PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan) {
        GenericExecuteSpec statement = executor.sql(ADD)
                .bind("performanceId", performanceId.value())
                .bind("concertId", concertId.value())
                .bind("startsAt", startsAt);
        return executor.optional(bind(statement, plan.sections())
                .map(row -> new Performance(
                        performanceId,
                        concertId,
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "sales_open_at"),
                        plan)));
    }

    @Override
    public Mono<Optional<Performance>> find(PerformanceId performanceId) {
        return found.get(performanceId, this::read);
    }

    @Override
    public Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request) {
        return executor.page(
                executor.sql(BOOKABLE).bind("concertId", concertId.value()),
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
                .bind("rows", sections.stream().map(Section::rows).toArray(Integer[]::new))
                .bind("seatsPerRow", sections.stream().map(Section::seatsPerRow).toArray(Integer[]::new))
                .bind(
                        "prices",
                        sections.stream()
                                .map(section -> section.price().value())
                                .toArray(Long[]::new));
    }

    private static Performance performance(Readable row) {
        return new Performance(
                new PerformanceId(Rows.uuid(row, "performance_id")),
                new ConcertId(Rows.uuid(row, "concert_id")),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "sales_open_at"),
                plan(row));
    }

    private static SeatPlan plan(Readable row) {
        String[] names = Rows.value(row, "names", String[].class);
        Integer[] rows = Rows.value(row, "row_counts", Integer[].class);
        Integer[] seatsPerRow = Rows.value(row, "seats_per_row", Integer[].class);
        Long[] prices = Rows.value(row, "prices", Long[].class);
        return new SeatPlan(IntStream.range(0, names.length)
                .mapToObj(i -> new Section(names[i], rows[i], seatsPerRow[i], new Points(prices[i])))
                .toList());
    }
}
