package io.frontrow.benchmark;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Thousands of signed-in users with full wallets, and the requests they are about to send. */
final class LoadTestUsers {

    private static final int CONCURRENCY = 32;
    private static final int POLLERS = 1_000;
    private static final int READERS = 100;
    private static final int PRICE = 100;
    private static final int BALANCE = 10 * PRICE;

    private static final String MAKE = """
            WITH added AS (
                INSERT INTO app_user (user_id, email, name, role, password_hash)
                SELECT id, id || '@fans.example', 'Fan', 'USER', 'none'
                FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, :count)) AS drawn
                RETURNING user_id
            ), wallet AS (
                INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, :balance FROM added
                RETURNING account_id, user_id
            ), charge AS (
                INSERT INTO transfer (transfer_id, kind, created_at) SELECT user_id, 'TOP_UP', now() FROM added
            ), charged AS (
                INSERT INTO entry (transfer_id, account_id, amount, balance_after)
                SELECT user_id, account_id, :balance, :balance::bigint FROM wallet
                UNION ALL
                SELECT added.user_id, cash.account_id, -:balance, NULL
                FROM added CROSS JOIN account AS cash WHERE cash.kind = 'CASH'
            )
            SELECT user_id FROM added
            """;

    /** The first user gets the first seat, and so on. */
    private static final String RESERVE = """
            WITH buyer AS (
                SELECT user_id, seat_number, gen_random_uuid() AS reservation_id
                FROM unnest(string_to_array(:users, ',')::uuid[]) WITH ORDINALITY AS given (user_id, seat_number)
            ), reserved AS (
                INSERT INTO reservation (
                    reservation_id, hold_id, user_id, performance_id, status, total_price, created_at, expires_at)
                SELECT reservation_id, gen_random_uuid(), user_id, :performance, 'RESERVED', :price, now(),
                    now() + interval '1 hour'
                FROM buyer
            ), claimed AS (
                INSERT INTO seat_claim (performance_id, seat_number, reservation_id, user_id, state, expires_at)
                SELECT :performance, seat_number, reservation_id, user_id, 'RESERVED', now() + interval '1 hour'
                FROM buyer
                RETURNING seat_number, reservation_id, fence
            ), listed AS (
                INSERT INTO reservation_seat (performance_id, reservation_id, seat_number, price, fence)
                SELECT :performance, reservation_id, seat_number, :price, fence FROM claimed
            )
            SELECT reservation_id FROM buyer ORDER BY seat_number
            """;

    private final FrontrowServer server;
    private final JdbcClient jdbc;
    private final List<SignedInUser> users;

    private LoadTestUsers(FrontrowServer server, JdbcClient jdbc, List<SignedInUser> users) {
        this.server = server;
        this.jdbc = jdbc;
        this.users = users;
    }

    /** Creates the users in the store, because hashing their passwords over HTTP would take minutes. */
    static LoadTestUsers gather(FrontrowServer server, Stores stores, int size) {
        JdbcClient jdbc = stores.jdbc();
        List<UUID> ids = jdbc.sql(MAKE)
                .param("count", size)
                .param("balance", BALANCE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        return new LoadTestUsers(
                server,
                jdbc,
                ids.stream().map(id -> user(server, new UserId(id))).toList());
    }

    private static SignedInUser user(FrontrowServer server, UserId userId) {
        User user = new User(userId, new Email(userId.value() + "@fans.example"), "Fan", Role.USER);
        AccessTokens tokens = server.part(AccessTokens.class);
        return new SignedInUser(
                userId, tokens.issue(user, new SessionId(UUID.randomUUID())).value());
    }

    /** Polls of the users who wait. */
    List<String> polls() {
        ConcertId concert = waitingConcert();
        return join(concert, POLLERS).stream()
                .map(entry -> WrkRequestLine.get("/api/v1/queue-tokens/current", queueToken(entry)))
                .toList();
    }

    /** The queue tokens of users who wait, in the order of their places, while one user a second is admitted. */
    List<String> waiting(int count) {
        ConcertId concert = concert(1, false);
        performance(concert, SeatPlan.standardHall());
        return join(concert, count).stream().map(this::token).toList();
    }

    /** Every user joins each of this number of queues. */
    List<String> joins(int queues) {
        return IntStream.range(0, queues)
                .mapToObj(_ -> "/api/v1/concerts/" + waitingConcert().value() + "/queue-tokens")
                .flatMap(path -> users.stream().map(user -> WrkRequestLine.post(path, null, user.bearer())))
                .toList();
    }

    /** Lists ten concerts. */
    List<String> concerts() {
        return List.of(WrkRequestLine.get("/api/v1/concerts?limit=10"));
    }

    /** Lists the ten performances of a concert. */
    List<String> performances() {
        ConcertId concert = concert(false);
        for (int day = 0; day < 10; day++) {
            performance(concert, SeatPlan.standardHall(), day);
        }
        return List.of(WrkRequestLine.get("/api/v1/concerts/%s/performances".formatted(concert.value())));
    }

    /** Reads the public state of a queue. */
    List<String> queue() {
        return List.of(WrkRequestLine.get(
                "/api/v1/concerts/%s/queue".formatted(concert(false).value())));
    }

    /** Reads the seats of a standard hall. */
    List<String> seatMaps() {
        return reads("/api/v1/performances/%s/seats", SeatPlan.standardHall());
    }

    /** Reads the statuses of this number of seats as a browser does. */
    List<String> seatStatuses(int seats) {
        return reads("/api/v1/performances/%s/seat-statuses", hall(seats), "Accept-Encoding: gzip");
    }

    private List<String> reads(String path, SeatPlan plan, String... headers) {
        ConcertId concert = concert(false);
        String performancePath = path.formatted(performance(concert, plan).value());
        return admit(concert, READERS).stream()
                .map(entry -> WrkRequestLine.get(
                        performancePath,
                        Stream.concat(Stream.of(queueToken(entry)), Stream.of(headers))
                                .toArray(String[]::new)))
                .toList();
    }

    /** The users top up their wallets this number of times. */
    List<String> topUps(int times) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(time -> users.stream().map(user -> topUp(user, time)))
                .toList();
    }

    private static String topUp(SignedInUser user, int time) {
        return WrkRequestLine.post(
                "/api/v1/wallet/charges", "{\"amount\":100}", user.bearer(), "Idempotency-Key: top-up-" + time);
    }

    /** The users reserve one seat after the other without holding it before, until this number is reserved. */
    List<String> reservations(int seats) {
        ConcertId concert = concert(false);
        PerformanceId performance = performance(concert, hall(seats));
        List<String> queueTokens =
                admit(concert, users.size()).stream().map(this::queueToken).toList();
        return IntStream.rangeClosed(1, seats)
                .mapToObj(seat -> reservation(performance, seat, seat % users.size(), queueTokens))
                .toList();
    }

    private String reservation(PerformanceId performance, int seat, int buyer, List<String> queueTokens) {
        String json = "{\"performanceId\":\"%s\",\"seatNumbers\":[%d]}".formatted(performance.value(), seat);
        return WrkRequestLine.post(
                "/api/v1/reservations", json, users.get(buyer).bearer(), queueTokens.get(buyer));
    }

    /** The users hold one seat after the other, until this number is held. */
    List<String> holds(int seats) {
        ConcertId concert = concert(false);
        String path = "/api/v1/performances/%s/holds"
                .formatted(performance(concert, hall(seats)).value());
        List<String> queueTokens =
                admit(concert, users.size()).stream().map(this::queueToken).toList();
        return IntStream.rangeClosed(1, seats)
                .mapToObj(seat -> hold(path, seat, seat % users.size(), queueTokens))
                .toList();
    }

    private String hold(String path, int seat, int buyer, List<String> queueTokens) {
        String json = "{\"seatNumbers\":[%d]}".formatted(seat);
        return WrkRequestLine.post(path, json, users.get(buyer).bearer(), queueTokens.get(buyer));
    }

    /** Every user pays for a reserved seat of each of this number of concerts. */
    List<String> payments(int concerts) {
        return IntStream.range(0, concerts)
                .mapToObj(_ -> payments())
                .flatMap(List::stream)
                .toList();
    }

    /** Every user pays for a reserved seat. */
    List<String> payments() {
        ConcertId concert = concert(false);
        List<UUID> reservations = reservations(performance(concert, hall(users.size())));
        List<QueueEntry> entries = admit(concert, users.size());
        return IntStream.range(0, users.size())
                .mapToObj(buyer -> payment(users.get(buyer), entries.get(buyer), reservations.get(buyer)))
                .toList();
    }

    /** A reservation of each user, in the order of the users. */
    private List<UUID> reservations(PerformanceId performance) {
        String userIds =
                users.stream().map(user -> user.userId().value().toString()).collect(Collectors.joining(","));
        return jdbc.sql(RESERVE)
                .param("users", userIds)
                .param("performance", performance.value())
                .param("price", PRICE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private String payment(SignedInUser user, QueueEntry entry, UUID reservation) {
        return WrkRequestLine.post(
                "/api/v1/payments",
                "{\"reservationId\":\"%s\",\"method\":\"WALLET\"}".formatted(reservation),
                user.bearer(),
                queueToken(entry),
                "Idempotency-Key: " + reservation);
    }

    /** A concert with a performance to come, whose waiting room admits nobody. */
    private ConcertId waitingConcert() {
        ConcertId concert = concert(true);
        performance(concert, SeatPlan.standardHall());
        return concert;
    }

    private ConcertId concert(boolean paused) {
        return concert(10_000, paused);
    }

    private ConcertId concert(int admitPerSecond, boolean paused) {
        Instant yesterday = Clock.systemUTC().instant().minus(Duration.ofDays(1));
        CreateConcert.Command announcement = new CreateConcert.Command(
                operatorId(), "Rehearsal", "Everybody", "Hall", ZoneId.of("Asia/Seoul"), yesterday);
        WaitingRoomPolicy policy = new WaitingRoomPolicy(
                1_000_000,
                admitPerSecond,
                3_600,
                3_600,
                0,
                null,
                AdmissionOrder.FIFO,
                RejoinPolicy.KEEP,
                GuardedScope.SEATS,
                paused);
        return one(server.part(CreateConcert.class)
                .create(announcement)
                .map(Optional::orElseThrow)
                .flatMap(concert -> server.part(WaitingRooms.class)
                        .change(concert.concertId(), PolicyChange.to(policy), Optional.empty(), false)
                        .thenReturn(concert.concertId())));
    }

    private PerformanceId performance(ConcertId concert, SeatPlan plan) {
        return performance(concert, plan, 0);
    }

    private PerformanceId performance(ConcertId concert, SeatPlan plan, int day) {
        Instant nextMonth = Clock.systemUTC().instant().plus(Duration.ofDays(30 + day));
        return one(server.part(CreatePerformance.class)
                        .create(new CreatePerformance.Command(operatorId(), concert, nextMonth, plan))
                        .cast(CreatePerformance.Result.Created.class))
                .performance()
                .performanceId();
    }

    /** Any user that exists: the log of operators' actions needs one. */
    private UserId operatorId() {
        return users.getFirst().userId();
    }

    private static SeatPlan hall(int seats) {
        return new SeatPlan(List.of(new Section("Hall", seats / 100, 100, new Points(PRICE))));
    }

    private List<QueueEntry> admit(ConcertId concert, int count) {
        List<QueueEntry> entries = join(concert, count);
        AdmitWaiting admission = server.part(AdmitWaiting.class);
        one(admission
                .admitInto(concert)
                .repeatWhen(again -> again.delayElements(Duration.ofMillis(100)))
                .concatMap(_ -> server.part(RoomStatistics.class).counts(concert))
                .takeUntil(counts -> counts.waiting() == 0)
                .last());
        return entries;
    }

    private List<QueueEntry> join(ConcertId concert, int count) {
        QueueEntries queue = server.part(QueueEntries.class);
        WaitingRoom room = one(server.part(WaitingRooms.class).find(concert)).orElseThrow();
        return all(Flux.fromIterable(users.subList(0, count))
                .flatMapSequential(
                        user -> queue.join(room, user.userId(), new QueueEntryId(UUID.randomUUID())), CONCURRENCY)
                .map(QueueEntries.Joined::entry));
    }

    private String queueToken(QueueEntry entry) {
        return "Queue-Token: " + token(entry);
    }

    private String token(QueueEntry entry) {
        return server.part(QueueTokens.class).sign(entry).value();
    }

    private static <T> List<T> all(Flux<T> items) {
        return one(items.collectList());
    }

    private static <T> T one(Mono<T> item) {
        return Objects.requireNonNull(item.block());
    }

    private record SignedInUser(UserId userId, String accessToken) {
        String bearer() {
            return "Authorization: Bearer " + accessToken;
        }
    }
}
