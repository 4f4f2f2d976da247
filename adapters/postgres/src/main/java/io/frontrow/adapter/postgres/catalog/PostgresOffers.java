package io.frontrow.adapter.postgres.catalog;

import static java.util.stream.Collectors.toMap;

import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.model.Offer;
import io.frontrow.catalog.port.Offers;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Points;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The offers of a page of concerts, counted by one statement. Callers keep them for a moment. */
public final class PostgresOffers implements Offers {

    private static final String OFFERS = """
            WITH coming AS (
                SELECT concert_id, performance_id FROM performance
                WHERE concert_id = ANY (:concertIds) AND starts_at > now() AND state = 'ON_SALE'
            ), hall AS (
                SELECT c.concert_id, count(DISTINCT c.performance_id) AS performances,
                    sum(s.row_count * s.seats_per_row)::bigint AS seats_total, min(s.price)::bigint AS price_from
                FROM coming c JOIN section s USING (performance_id) GROUP BY c.concert_id
            ), claimed AS (
                SELECT c.concert_id, count(*) AS taken, count(*) FILTER (WHERE s.state = 'SOLD') AS sold
                FROM coming c JOIN seat_claim s USING (performance_id)
                WHERE s.state = 'SOLD' OR s.expires_at > now()
                GROUP BY c.concert_id
            )
            SELECT wanted.concert_id, h.price_from, coalesce(h.performances, 0) AS performances,
                coalesce(h.seats_total, 0) AS seats_total, coalesce(c.taken, 0) AS taken, coalesce(c.sold, 0) AS sold,
                w.opens_at, coalesce(w.paused, false) AS paused
            FROM (SELECT DISTINCT unnest(:concertIds) AS concert_id) AS wanted
            LEFT JOIN hall h USING (concert_id)
            LEFT JOIN claimed c USING (concert_id)
            LEFT JOIN waiting_room w USING (concert_id)
            """;

    private final SqlExecutor executor;

    public PostgresOffers(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Map<ConcertId, Offer>> of(Collection<ConcertId> concertIds) {
        UUID[] ids = concertIds.stream().map(ConcertId::value).toArray(UUID[]::new);
        return executor.list(executor.sql(OFFERS)
                        .bind("concertIds", ids)
                        .map(row -> Map.entry(new ConcertId(Rows.uuid(row, "concert_id")), offer(row))))
                .map(offers -> offers.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Offer offer(Readable row) {
        return new Offer(
                Optional.ofNullable(row.get("price_from", Long.class)).map(Points::new),
                SaleStatus.of(
                        Rows.number(row, "performances"),
                        Rows.number(row, "seats_total"),
                        Rows.number(row, "taken"),
                        Rows.number(row, "sold")),
                Optional.ofNullable(Rows.instantOrNull(row, "opens_at")),
                Rows.flag(row, "paused"));
    }
}
