package io.frontrow.benchmark;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.SessionId;
import io.frontrow.account.model.User;
import io.frontrow.account.model.UserId;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Users;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.model.Guards;
import io.frontrow.queue.model.QueueOrder;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.ChargeWallet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Thousands of signed-in users with full wallets, and the requests they are about to send. */
final class Crowd {

    private static final int AT_ONCE = 16;
    private static final int FIRST_TRIES = 5;
    private static final int POLLERS = 1_000;
    private static final int READERS = 100;
    private static final int PRICE = 100;
    private static final int BALANCE = 10 * PRICE;
    private static final PasswordHash NO_PASSWORD = new PasswordHash("none");

    private final FrontrowServer server;
    private final List<Fan> fans;

    private Crowd(FrontrowServer server, List<Fan> fans) {
        this.server = server;
        this.fans = fans;
    }

    /** Makes the users past the front door, where hashing their passwords would take minutes. */
    static Crowd gather(FrontrowServer server, int size) {
        return new Crowd(server, all(Flux.range(0, size).flatMap(_ -> arrive(server), AT_ONCE)));
    }

    private static Mono<Fan> arrive(FrontrowServer server) {
        UUID id = UUID.randomUUID();
        User user = new User(new UserId(id), new Email(id + "@fans.example"), "Fan", Role.USER);
        ChargeWallet.Command charge =
                new ChargeWallet.Command(user.userId(), new Points(BALANCE), new IdempotencyKey("first"));
        return server.part(Users.class)
                .add(new Credentials(user, NO_PASSWORD))
                .then(server.part(ChargeWallet.class).charge(charge))
                .retry(FIRST_TRIES) // an application that has just started is slow
                .map(_ -> new Fan(
                        user.userId(),
                        server.part(AccessTokens.class)
                                .issue(user, new SessionId(UUID.randomUUID()))
                                .value()));
    }

    /** Asks for the place in line, by as many as wait. */
    List<String> polls() {
        ConcertId concert = concert(true);
        return tickets(concert, POLLERS).stream()
                .map(ticket -> Line.get("/api/v1/queue-tokens/current", queueToken(ticket)))
                .toList();
    }

    /** Everybody joins each of so many queues. */
    List<String> joins(int queues) {
        return IntStream.range(0, queues)
                .mapToObj(_ -> "/api/v1/concerts/" + concert(true).value() + "/queue-tokens")
                .flatMap(path -> fans.stream().map(fan -> Line.post(path, null, fan.bearer())))
                .toList();
    }

    /** Reads the seats of a standard hall. */
    List<String> seatMaps() {
        ConcertId concert = concert(false);
        String path = "/api/v1/performances/%s/seats"
                .formatted(performance(concert, SeatPlan.standardHall()).value());
        return letIn(concert, READERS).stream()
                .map(ticket -> Line.get(path, queueToken(ticket)))
                .toList();
    }

    /** Everybody in turn holds a seat, until so many are held. */
    List<String> holds(int seats) {
        ConcertId concert = concert(false);
        String path = "/api/v1/performances/%s/holds"
                .formatted(performance(concert, hall(seats)).value());
        List<QueueTicket> tickets = letIn(concert, fans.size());
        return IntStream.rangeClosed(1, seats)
                .mapToObj(seat -> hold(path, seat, seat % fans.size(), tickets))
                .toList();
    }

    private String hold(String path, int seat, int buyer, List<QueueTicket> tickets) {
        String json = "{\"seatNumbers\":[%d]}".formatted(seat);
        return Line.post(path, json, fans.get(buyer).bearer(), queueToken(tickets.get(buyer)));
    }

    /** Everybody pays for a seat that they have reserved. */
    List<String> payments() {
        ConcertId concert = concert(false);
        PerformanceId performance = performance(concert, hall(fans.size()));
        List<QueueTicket> tickets = letIn(concert, fans.size());
        return all(Flux.range(0, fans.size())
                .flatMapSequential(
                        buyer -> payment(fans.get(buyer), tickets.get(buyer), performance, buyer + 1), AT_ONCE));
    }

    private Mono<String> payment(Fan fan, QueueTicket ticket, PerformanceId performance, int seat) {
        return server.part(ReserveSeats.class)
                .reserve(new ReserveSeats.Command.FromSeats(ticket, performance, SeatNumbers.of(seat)))
                .cast(ReserveSeats.Result.Reserved.class)
                .map(made -> "{\"reservationId\":\"%s\",\"method\":\"WALLET\"}"
                        .formatted(made.reservation().reservationId().value()))
                .map(json -> Line.post(
                        "/api/v1/payments", json, fan.bearer(), queueToken(ticket), "Idempotency-Key: " + seat));
    }

    private ConcertId concert(boolean paused) {
        Instant yesterday = Clock.systemUTC().instant().minus(Duration.ofDays(1));
        CreateConcert.Command announcement =
                new CreateConcert.Command("Rehearsal", "Everybody", "Hall", ZoneId.of("Asia/Seoul"), yesterday);
        WaitingRoomPolicy policy = new WaitingRoomPolicy(
                1_000_000, 10_000, 3_600, 3_600, null, QueueOrder.FIFO, Reentry.KEEP, Guards.SEATS, paused);
        return one(server.part(CreateConcert.class)
                .create(announcement)
                .flatMap(concert -> server.part(WaitingRooms.class)
                        .change(concert.concertId(), policy)
                        .thenReturn(concert.concertId())));
    }

    private PerformanceId performance(ConcertId concert, SeatPlan plan) {
        Instant nextMonth = Clock.systemUTC().instant().plus(Duration.ofDays(30));
        return one(server.part(CreatePerformance.class)
                        .create(new CreatePerformance.Command(concert, nextMonth, plan))
                        .cast(CreatePerformance.Result.Created.class))
                .performance()
                .performanceId();
    }

    private static SeatPlan hall(int seats) {
        return new SeatPlan(List.of(new Section("Hall", seats / 100, 100, new Points(PRICE))));
    }

    private List<QueueTicket> letIn(ConcertId concert, int count) {
        List<QueueTicket> tickets = tickets(concert, count);
        AdmitWaiting admission = server.part(AdmitWaiting.class);
        one(admission
                .into(concert)
                .repeatWhen(again -> again.delayElements(Duration.ofMillis(100)))
                .concatMap(_ -> server.part(QueueTickets.class).counts(concert))
                .takeUntil(counts -> counts.waiting() == 0)
                .last());
        return tickets;
    }

    private List<QueueTicket> tickets(ConcertId concert, int count) {
        QueueTickets queue = server.part(QueueTickets.class);
        WaitingRoom room = one(server.part(WaitingRooms.class).find(concert)).orElseThrow();
        return all(Flux.fromIterable(fans.subList(0, count))
                .flatMapSequential(fan -> queue.join(room, fan.userId(), new TicketId(UUID.randomUUID())), AT_ONCE)
                .map(QueueTickets.Joined::ticket));
    }

    private String queueToken(QueueTicket ticket) {
        return "Queue-Token: " + server.part(QueueTokens.class).sign(ticket).value();
    }

    private static <T> List<T> all(Flux<T> items) {
        return one(items.collectList());
    }

    private static <T> T one(Mono<T> item) {
        return Objects.requireNonNull(item.block());
    }

    private record Fan(UserId userId, String accessToken) {
        String bearer() {
            return "Authorization: Bearer " + accessToken;
        }
    }
}
