package io.frontrow.adapter.postgres.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.shared.cache.StaleIfErrorCache;
import io.frontrow.shared.id.ConcertId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Messages in Postgres, each read at most twice a second. While Postgres is unavailable or slow, the last known ones
 * are returned, because the queue can run without it.
 */
public final class PostgresRoomMessages implements RoomMessages {

    private static final Duration FRESH_FOR = Duration.ofMillis(500);
    private static final int CACHED_MAX = 10_000;

    private static final String FIND = """
            SELECT english, korean, written_at FROM waiting_room_message WHERE concert_id = :concertId
            """;

    private static final String WRITE = """
            INSERT INTO waiting_room_message (concert_id, english, korean) VALUES (:concertId, :english, :korean)
            ON CONFLICT (concert_id) DO UPDATE
            SET english = excluded.english, korean = excluded.korean, written_at = clock_timestamp()
            """;

    private static final String REMOVE = """
            DELETE FROM waiting_room_message WHERE concert_id = :concertId
            """;

    private final SqlExecutor executor;
    private final StaleIfErrorCache<ConcertId, Optional<RoomMessage>> messages;

    public PostgresRoomMessages(SqlExecutor executor, Ticker ticker) {
        this.executor = executor;
        this.messages = new StaleIfErrorCache<>(
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker)
                        .<ConcertId, Mono<Optional<Optional<RoomMessage>>>>build()
                        .asMap(),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(CACHED_MAX)
                        .<ConcertId, Optional<RoomMessage>>build()
                        .asMap(),
                concertId -> read(concertId).map(Optional::of),
                (_, later) -> later);
    }

    @Override
    public Mono<Optional<RoomMessage>> find(ConcertId concertId) {
        return messages.get(concertId).map(Optional::orElseThrow);
    }

    private Mono<Optional<RoomMessage>> read(ConcertId concertId) {
        return executor.optional(
                executor.sql(FIND).bind("concertId", concertId.value()).map(PostgresRoomMessages::message));
    }

    @Override
    public Mono<Void> write(ConcertId concertId, MessageText text) {
        return executor.update(executor.sql(WRITE)
                        .bind("concertId", concertId.value())
                        .bind("english", Parameters.in(R2dbcType.VARCHAR, text.english()))
                        .bind("korean", Parameters.in(R2dbcType.VARCHAR, text.korean())))
                .doOnNext(_ -> messages.invalidate(concertId))
                .then();
    }

    @Override
    public Mono<Void> remove(ConcertId concertId) {
        return executor.update(executor.sql(REMOVE).bind("concertId", concertId.value()))
                .doOnNext(_ -> messages.invalidate(concertId))
                .then();
    }

    private static RoomMessage message(Readable row) {
        return new RoomMessage(
                new MessageText(row.get("english", String.class), row.get("korean", String.class)),
                Rows.instant(row, "written_at"));
    }
}
