package io.frontrow.benchmark;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.Users;
import io.frontrow.benchmark.Listeners.ShownPlace;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The cost of many open streams for one instance. The instance, stores and listeners share the machine. Memory is
 * measured after a full collection, in which the heap shrinks as far as the options of the image require. Linux only;
 * needs more open files than streams.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=StreamsBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class StreamsBenchmark {

    private static final int STREAMS = 15_000;
    /** Streams that are open when memory is first measured, so that what the first streams load is not counted. */
    private static final int FIRST = 1_000;

    private static final int FRONT = 100;
    private static final int ADMITTED_PER_SECOND = 10;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration MOVING = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(12);
    private static final Duration END = Duration.ofSeconds(5);
    private static final String URI = "/api/v1/queue-tokens/current/events";

    @Test
    void measure() throws IOException {
        Stores stores = Stores.ofTests();
        try (FrontrowServer office = FrontrowServer.start(stores);
                Instance instance = Instance.start(stores, "--frontrow.http.connections-per-address-max=0");
                Listeners listeners = new Listeners(instance.address())) {
            ConcertId concert = concert(office);
            List<String> tokens = tokens(office, concert);
            print("in line", tokens.size());
            print("CPU without a stream, % of a core", cpu(instance, listeners, IDLE));
            listeners.add(tokens.subList(0, FIRST));
            Instance.Memory first = instance.memory();
            listeners.add(tokens.subList(FIRST, STREAMS));
            listeners.listen(SETTLING);
            Instance.Memory all = instance.memory();
            print("streams open", listeners.open());
            print("live heap, MB", all.heap() / 1_000_000);
            print("resident, MB", all.resident() / 1_000_000);
            print("live heap per stream, bytes", (all.heap() - first.heap()) / (STREAMS - FIRST));
            print("resident per stream, bytes", (all.resident() - first.resident()) / (STREAMS - FIRST));
            measureIdling(instance, listeners);
            measureMoving(office, concert, instance, listeners);
            measureEnd(instance, listeners);
        }
    }

    private static void measureIdling(Instance instance, Listeners listeners) {
        print("CPU while no place changes, % of a core", cpu(instance, listeners, IDLE));
    }

    private static void measureMoving(
            FrontrowServer office, ConcertId concert, Instance instance, Listeners listeners) {
        change(office, concert, false);
        listeners.listen(SETTLING);
        AgeHistogram before = AgeHistogram.of(instance.metrics(), URI);
        long start = System.nanoTime();
        print(
                "CPU while %d a second are let in, %% of a core".formatted(ADMITTED_PER_SECOND),
                cpu(instance, listeners, MOVING));
        long end = System.nanoTime();
        AgeHistogram moved = AgeHistogram.of(instance.metrics(), URI).since(before);
        print("events written meanwhile", moved.count());
        print("99th percentile of their age when written, ms", moved.percentileMs(99));
        listeners.listen(SETTLING);
        List<Long> lags = lags(listeners.shown(), start, end);
        print("moves seen by one of the first %d".formatted(FRONT), lags.size());
        print("99th percentile of the time until seen, ms", lags.get(lags.size() * 99 / 100) / 1_000_000);
        print("most, ms", lags.getLast() / 1_000_000);
    }

    private static void measureEnd(Instance instance, Listeners listeners) {
        int open = listeners.open();
        long start = System.nanoTime();
        instance.end();
        boolean ended = listeners.haveEndedWithin(END);
        long millis = (System.nanoTime() - start) / 1_000_000;
        print("of %d streams still open %d ms after SIGTERM".formatted(open, millis), listeners.open());
        boolean gone = ended && instance.hasEndedWithin(END);
        print("process has ended %d ms after SIGTERM".formatted((System.nanoTime() - start) / 1_000_000), gone ? 1 : 0);
    }

    private static double cpu(Instance instance, Listeners listeners, Duration duration) {
        Duration before = instance.computed();
        long start = System.nanoTime();
        listeners.listen(duration);
        Duration computed = instance.computed().minus(before);
        return 100.0 * computed.toNanos() / (System.nanoTime() - start);
    }

    /**
     * The times from an admission until the streams behind showed it, sorted; for the front of the queue.
     *
     * @param shown the places that each stream showed, in the order of the queue
     */
    private static List<Long> lags(List<List<ShownPlace>> shown, long start, long end) {
        return IntStream.range(0, shown.size() - FRONT)
                .boxed()
                .flatMap(one -> shown.get(one).stream()
                        .filter(it -> it.ahead() == ShownPlace.ADMITTED && it.atNanos() >= start && it.atNanos() < end)
                        .limit(1)
                        .flatMap(entry -> IntStream.rangeClosed(1, FRONT)
                                .mapToObj(behind -> lag(entry.atNanos(), shown.get(one + behind), behind - 1))))
                .sorted()
                .toList();
    }

    private static long lag(long atNanos, List<ShownPlace> shown, int ahead) {
        return shown.stream()
                .filter(it -> it.ahead() <= ahead)
                .findFirst()
                .map(seen -> Math.max(0, seen.atNanos() - atNanos))
                .orElse(Long.MAX_VALUE);
    }

    /** A concert with a performance to come, without which no user is admitted. */
    private static ConcertId concert(FrontrowServer office) {
        Instant now = Clock.systemUTC().instant();
        UserId operatorId = anOperator(office);
        CreateConcert.Command announcement = new CreateConcert.Command(
                operatorId, "Rehearsal", "Everybody", "Hall", ZoneId.of("Asia/Seoul"), now.minus(Duration.ofDays(1)));
        ConcertId concert = one(office.part(CreateConcert.class).create(announcement))
                .orElseThrow()
                .concertId();
        one(office.part(CreatePerformance.class)
                .create(new CreatePerformance.Command(
                        operatorId, concert, now.plus(Duration.ofDays(30)), SeatPlan.standardHall())));
        change(office, concert, true);
        return concert;
    }

    private static UserId anOperator(FrontrowServer office) {
        UserId userId = new UserId(UUID.randomUUID());
        User operator = new User(userId, new Email(userId.value() + "@frontrow.example"), "Operator", Role.ADMIN);
        one(office.part(Users.class).add(new Credentials(operator, new PasswordHash("none"))));
        return userId;
    }

    private static void change(FrontrowServer office, ConcertId concert, boolean paused) {
        WaitingRoomPolicy policy = new WaitingRoomPolicy(
                STREAMS,
                ADMITTED_PER_SECOND,
                3_600,
                3_600,
                0,
                null,
                AdmissionOrder.FIFO,
                RejoinPolicy.KEEP,
                GuardedScope.SEATS,
                paused);
        one(office.part(WaitingRooms.class)
                .change(concert, PolicyChange.to(policy), Optional.empty(), false)
                .thenReturn(concert));
    }

    /** One token for each stream, in the order of the places. */
    private static List<String> tokens(FrontrowServer office, ConcertId concert) {
        WaitingRoom room = one(office.part(WaitingRooms.class).find(concert)).orElseThrow();
        QueueEntries queue = office.part(QueueEntries.class);
        QueueTokens tokens = office.part(QueueTokens.class);
        return one(Flux.range(0, STREAMS)
                .concatMap(_ -> queue.join(room, new UserId(UUID.randomUUID()), new QueueEntryId(UUID.randomUUID())))
                .map(joined -> tokens.sign(joined.entry()).value())
                .collectList());
    }

    private static void print(String what, long figure) {
        System.out.printf("%-60s %,d%n", what, figure);
    }

    private static void print(String what, double figure) {
        System.out.printf("%-60s %,.1f%n", what, figure);
    }

    private static <T> T one(Mono<T> item) {
        return Objects.requireNonNull(item.block());
    }
}
