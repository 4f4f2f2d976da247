package io.frontrow.adapter.postgres.queue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.cache.StaleIfErrorCache;
import io.frontrow.shared.id.ConcertId;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Waiting rooms, read at most once a second. While Postgres is unavailable or slow, the last known ones are returned,
 * because the queue can run without it.
 */
public final class PostgresWaitingRooms implements WaitingRooms {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final int ROOMS_CACHED_MAX = 10_000;
    private static final int ROOMS_PER_STATEMENT = 200;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ALL = "all";

    private static final Comparator<WaitingRoom> LATER =
            Comparator.comparingLong(WaitingRoom::epoch).thenComparing(WaitingRoom::hasAdmitted);

    private static final String FIND = """
            SELECT *, sales_close_at(concert_id) AS sales_close_at FROM waiting_room WHERE concert_id = :concertId
            """;

    private static final String SALES_OPEN_AT = "SELECT sales_open_at FROM concert WHERE concert_id = :concertId";

    private static final String IN_USE = """
            SELECT w.*, sale.sales_close_at
            FROM waiting_room w CROSS JOIN LATERAL sales_close_at(w.concert_id) AS sale (sales_close_at)
            WHERE w.concert_id > :after AND sale.sales_close_at > now()
            ORDER BY w.concert_id
            LIMIT :atMost
            """;

    private static final String CHANGE = """
            SELECT c.outcome, (c.changed).*, sales_close_at(:concertId) AS sales_close_at
            FROM change_waiting_room(
                :concertId, :epochs, :keepsOrder, :capacity, :admitPerSecond, :turnSeconds, :idleSeconds,
                :awaySeconds, :changesOpening, :opensAt, :admissionOrder, :rejoinPolicy, :guardedScope, :paused) AS c
            """;

    private static final String SET_PAUSED = """
            UPDATE waiting_room SET epoch = nextval('waiting_room_epoch'), paused = :paused
            WHERE concert_id = :concertId
            RETURNING *, sales_close_at(concert_id) AS sales_close_at
            """;

    private static final String MARK_ADMITTED = """
            UPDATE waiting_room SET has_admitted = true WHERE concert_id = :concertId AND NOT has_admitted
            RETURNING *, sales_close_at(concert_id) AS sales_close_at
            """;

    private final SqlExecutor executor;
    private final StaleIfErrorCache<ConcertId, WaitingRoom> rooms;
    private final StaleIfErrorCache<String, List<WaitingRoom>> inUse;

    public PostgresWaitingRooms(SqlExecutor executor, Ticker ticker) {
        this.executor = executor;
        rooms = cache(
                ROOMS_CACHED_MAX, ticker, this::read, (known, next) -> LATER.compare(known, next) > 0 ? known : next);
        inUse = cache(1, ticker, _ -> readInUse().map(Optional::of), (_, later) -> later);
    }

    private static <K, V> StaleIfErrorCache<K, V> cache(
            int sizeMax, Ticker ticker, Function<K, Mono<Optional<V>>> read, BinaryOperator<V> later) {
        return new StaleIfErrorCache<>(
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(sizeMax)
                        .expireAfterWrite(FRESH_FOR)
                        .ticker(ticker)
                        .<K, Mono<Optional<V>>>build()
                        .asMap(),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(sizeMax)
                        .<K, V>build()
                        .asMap(),
                read,
                later);
    }

    @Override
    public Mono<Optional<WaitingRoom>> find(ConcertId concertId) {
        return rooms.get(concertId);
    }

    @Override
    public Mono<Optional<Instant>> salesOpenAt(ConcertId concertId) {
        return executor.optional(executor.sql(SALES_OPEN_AT)
                .bind("concertId", concertId.value())
                .map(row -> Rows.instant(row, "sales_open_at")));
    }

    @Override
    public Mono<List<WaitingRoom>> inUse() {
        return inUse.get(ALL).map(Optional::orElseThrow);
    }

    @Override
    public Mono<Change> change(
            ConcertId concertId, PolicyChange change, Optional<Set<Long>> onlyAtEpochs, boolean keepsOrder) {
        return executor.one(WaitingRoomPolicyMapping.bind(executor.sql(CHANGE), change)
                        .bind("concertId", concertId.value())
                        .bind("epochs", epochs(onlyAtEpochs))
                        .bind("keepsOrder", keepsOrder)
                        .map(PostgresWaitingRooms::outcome))
                .doOnNext(outcome -> {
                    if (outcome instanceof Change.Changed(var room)) {
                        remember(room);
                    }
                });
    }

    private static Parameter epochs(Optional<Set<Long>> epochs) {
        return epochs.map(all -> Parameters.in(all.toArray(Long[]::new))).orElseGet(() -> Parameters.in(Long[].class));
    }

    private static Change outcome(Readable row) {
        String outcome = Rows.text(row, "outcome");
        return outcome.equals("CHANGED")
                ? new Change.Changed(room(row))
                : new Change.Refused(PolicyChangeRefusal.valueOf(outcome));
    }

    @Override
    public Mono<Optional<WaitingRoom>> setPaused(ConcertId concertId, boolean paused) {
        return change(executor.sql(SET_PAUSED).bind("paused", paused), concertId);
    }

    private Mono<Optional<WaitingRoom>> change(GenericExecuteSpec statement, ConcertId concertId) {
        return executor.optional(statement.bind("concertId", concertId.value()).map(PostgresWaitingRooms::room))
                .doOnNext(changed -> changed.ifPresent(this::remember));
    }

    @Override
    public Mono<Void> markAdmitted(ConcertId concertId) {
        return executor.optional(executor.sql(MARK_ADMITTED)
                        .bind("concertId", concertId.value())
                        .map(PostgresWaitingRooms::room))
                .doOnNext(marked -> marked.ifPresent(this::remember))
                .then();
    }

    private void remember(WaitingRoom changed) {
        rooms.put(changed.concertId(), changed);
        inUse.invalidate(ALL);
    }

    /** Makes this instance read a room again, which has changed with its concert. */
    public void invalidate(ConcertId concertId) {
        rooms.invalidate(concertId);
        inUse.invalidate(ALL);
    }

    private Mono<Optional<WaitingRoom>> read(ConcertId concertId) {
        return executor.optional(
                executor.sql(FIND).bind("concertId", concertId.value()).map(PostgresWaitingRooms::room));
    }

    private Mono<List<WaitingRoom>> readInUse() {
        return readInUse(LOWEST)
                .expand(part -> part.size() < ROOMS_PER_STATEMENT
                        ? Mono.empty()
                        : readInUse(part.getLast().concertId().value()))
                .flatMapIterable(part -> part)
                .collectList();
    }

    private Mono<List<WaitingRoom>> readInUse(UUID after) {
        return executor.list(executor.sql(IN_USE)
                .bind("after", after)
                .bind("atMost", ROOMS_PER_STATEMENT)
                .map(PostgresWaitingRooms::room));
    }

    private static WaitingRoom room(Readable row) {
        return new WaitingRoom(
                new ConcertId(Rows.uuid(row, "concert_id")),
                Rows.number(row, "epoch"),
                WaitingRoomPolicyMapping.read(row),
                new ShuffleSeed(Rows.hex(row, "shuffle_seed")),
                Rows.flag(row, "has_admitted"),
                Rows.instantOrNull(row, "sales_close_at"));
    }
}
