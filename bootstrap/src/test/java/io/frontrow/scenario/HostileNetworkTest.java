package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowProcess;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HonestFans;
import io.frontrow.scenario.harness.HostileClients;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small instance that serves fans while clients of another address try to fill its memory, one attack after the other.
 * Each attack lasts until the instance has repelled it in the way that is expected. The fans never repeat a request. The
 * stores share the processors with all of them, so the instance waits longer for them than by default. {@code
 * -Dfrontrow.attack-seconds} makes each attack longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "NOT RUN: only Linux has many loopback addresses, and /proc, which tells what sockets keep")
class HostileNetworkTest {

    private static final Duration ATTACK = Duration.ofSeconds(Integer.getInteger("frontrow.attack-seconds", 0));
    private static final Duration REPELLED_WITHIN = Duration.ofSeconds(30);
    private static final int FANS = 4;
    private static final int SERVED_MIN = 20;

    /** Of the limit for each address, so that an attack cannot be made with any number of connections. */
    private static final int CONNECTIONS_MAX = 300;

    /** Fewer than an address may have, and yet their bodies would take twice as much as all bodies may. */
    private static final int BODIES = 250;

    private static final int BODIES_REFUSED_MIN = 20;

    /** As many as the clients open in a few seconds, and each address as many as it may have. */
    private static final int IDLE = 30 * CONNECTIONS_MAX;

    private static final int ROOMS = 20;
    private static final int STREAMS_PER_TICKET = 3;

    /** Of the buffers that Netty writes from. The responses that nobody reads would take many times as much. */
    private static final int DIRECT_MEMORY_MAX = 32 * 1024 * 1024;

    /** Of what the system keeps for the connections, which it would let grow to some megabytes each. */
    private static final int UNREAD_MAX = CONNECTIONS_MAX * 512 * 1024;

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer operators = FrontrowServer.start(stores);
    private final TestSystem frontrow = TestSystem.of(stores, operators);
    private final Concert concert =
            frontrow.operator().adds(frontrow.concert(), Instant.now().plus(Duration.ofDays(30)), 100, 500, 1_000);
    private final Performance standardHall = concert.performances().getFirst();
    private final Performance largeHall = concert.performances().getLast();
    private final FrontrowProcess instance = FrontrowProcess.start(
            List.of(
                    "-Xmx256m",
                    "-XX:MaxDirectMemorySize=64m",
                    "-XX:+ExitOnOutOfMemoryError",
                    // Netty's buffers count in the metrics of the JVM then.
                    "-Dio.netty.maxDirectMemory=0"),
            stores,
            "--spring.data.redis.timeout=2s",
            "--spring.r2dbc.pool.max-acquire-time=2s",
            "--frontrow.http.request-head-timeout=5s",
            "--frontrow.http.request-body-idle-timeout=1s",
            "--frontrow.http.request-body-timeout=3s",
            "--frontrow.queue.joins-per-minute=100000",
            "--frontrow.http.connections-per-address-max=" + CONNECTIONS_MAX);
    private final List<TestUser> fans = frontrow.users(FANS).stream()
            .map(user -> user.admitInto(concert).at(instance.address()))
            .toList();
    private double refusedBefore;
    private final TestUser attacker = frontrow.user().admitInto(concert);

    @AfterAll
    void end() {
        instance.close();
        operators.close();
    }

    /** The JVM has just started. */
    @BeforeAll
    void warmUp() {
        try (HonestFans honest = honestFans()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> honest.served() > 10 * SERVED_MIN);
        }
    }

    @ParameterizedTest(name = "S2-11 {0}")
    @MethodSource("attacks")
    @DisplayName("S2-11 An instance of 256 MB serves everybody else during")
    void servesFansDuringAnAttack(Attack attack) {
        refusedBefore = refused();
        HonestFans honest = honestFans();
        try (honest;
                HostileClients clients = new HostileClients(
                        instance.address(),
                        attack.connections,
                        attack.addresses,
                        attack.opening,
                        attack.repeated,
                        attack.isReading)) {
            Instant end = Instant.now().plus(ATTACK);
            await().atMost(ATTACK.plus(REPELLED_WITHIN))
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        clients.sendOnce();
                        attack.always.accept(clients);
                        return !honest.failures().isEmpty()
                                || (Instant.now().isAfter(end)
                                        && honest.served() >= SERVED_MIN
                                        && attack.repelled.test(clients));
                    });
            honest.close();
        }
        assertThat(honest.failures()).isEmpty();
    }

    private HonestFans honestFans() {
        HonestFans honest = new HonestFans();
        for (int seat = 1; seat <= FANS; seat++) {
            TestUser fan = fans.get(seat - 1);
            honest.add(requests(seat)
                    .<Supplier<HttpReply>>map(request -> () -> fan.sends(onNewConnection(request)))
                    .toList());
        }
        return honest;
    }

    /** To join or hold again returns what the user has. */
    private Stream<Request> requests(int seat) {
        return Stream.of(
                Request.post("/concerts/%s/queue-tokens".formatted(concert.id())),
                Request.get("/queue-tokens/current"),
                Request.get("/concerts"),
                Request.get("/performances/%s/seats".formatted(standardHall.id())),
                Request.get("/performances/%s/seat-statuses".formatted(largeHall.id())),
                Request.post("/performances/%s/holds".formatted(standardHall.id()))
                        .json(Map.of("seatNumbers", List.of(seat))));
    }

    /** The instance closes idle connections sooner than clients expect. */
    private static Request onNewConnection(Request request) {
        return request.with("Connection", "close");
    }

    private double refused() {
        return instance.metric("frontrow_connections_refused_total");
    }

    List<Attack> attacks() {
        String login = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        List<String> streams = streamsOfManyQueues();
        attacker.at(instance.address()).seesSeats(largeHall).expect(200);
        return List.of(
                attack("a body behind an open stream", 60)
                        .openings(number -> stream(streams, number)
                                + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
                        .repeated("x".repeat(65_536))
                        .repelledWhen(clients -> clients.closed() == 60),
                attack("requests behind an open stream", 60)
                        .openings(number -> stream(streams, number))
                        .repeated(get("/api/v1/concerts").repeat(500))
                        .repelledWhen(clients -> clients.closed() == 60),
                attack("a body of the request for a stream", 60)
                        .openings(number ->
                                stream(streams, number).replace("\r\n\r\n", "\r\nContent-Length: 99999999999\r\n\r\n"))
                        .repeated("x".repeat(65_536))
                        .repelledWhen(clients -> clients.closed() == 60),
                attack("pipelined requests whose responses nobody reads", 100)
                        .repeated(get("/openapi.yaml").repeat(20))
                        .unread()
                        .repelledWhen(clients -> clients.closed() == 100),
                attack("the seats of a large hall that nobody reads", CONNECTIONS_MAX)
                        .openings(_ ->
                                get("/api/v1/performances/%s/seats".formatted(largeHall.id()), attacker.queueToken()))
                        .unread()
                        .always(this::takeLittleMemory)
                        .repelledWhen(clients -> clients.answered(200) == CONNECTIONS_MAX),
                attack("a large file that nobody reads", CONNECTIONS_MAX)
                        .openings(_ -> get("/webjars/swagger-ui/swagger-ui-bundle.js"))
                        .unread()
                        .always(this::takeLittleMemory)
                        .repelledWhen(clients -> clients.answered(200) == CONNECTIONS_MAX),
                attack("100-continue and silence", CONNECTIONS_MAX)
                        .openings(_ -> login + "Expect: 100-continue\r\nContent-Length: 60000\r\n\r\n")
                        .repelledWhen(clients -> clients.answered(400) == CONNECTIONS_MAX),
                attack("100-continue, a request and silence", CONNECTIONS_MAX)
                        .openings(_ ->
                                login + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}" + get("/api/v1/concerts"))
                        .repelledWhen(clients ->
                                clients.answered(200) == CONNECTIONS_MAX && clients.closed() == CONNECTIONS_MAX),
                attack("header fields without number", CONNECTIONS_MAX)
                        .openings(number ->
                                stream(streams, number).replace("\r\n\r\n", "\r\n" + "a:b\r\n".repeat(1_500) + "\r\n"))
                        .repelledWhen(clients -> clients.answered(431) == CONNECTIONS_MAX),
                attack("a head that arrives a byte at a time", CONNECTIONS_MAX)
                        .openings(_ -> "GET / HTTP/1.1\r\nX: " + "x".repeat(7_000))
                        .repeated("x")
                        .repelledWhen(clients -> clients.closedWithoutResponse() == CONNECTIONS_MAX),
                attack("a body that arrives a byte at a time", CONNECTIONS_MAX)
                        .openings(_ -> login + "Content-Length: 60000\r\n\r\n")
                        .repeated(" ")
                        .repelledWhen(clients -> clients.answered(400) == CONNECTIONS_MAX),
                attack("a body without end", CONNECTIONS_MAX)
                        .openings(_ -> login + "Content-Length: 99999999999\r\n\r\n")
                        .repeated(" ".repeat(65_536))
                        .repelledWhen(clients ->
                                clients.answered(413) == CONNECTIONS_MAX && clients.closed() == CONNECTIONS_MAX),
                attack("a body of one-byte chunks", CONNECTIONS_MAX)
                        .openings(_ -> login + "Transfer-Encoding: chunked\r\n\r\n")
                        .repeated("1\r\n \r\n".repeat(1_000))
                        .repelledWhen(clients -> clients.closedWithoutResponse() == CONNECTIONS_MAX),
                attack("bodies that lack their end", BODIES)
                        .openings(_ -> login + "Transfer-Encoding: chunked\r\n\r\n"
                                + ("64\r\n" + " ".repeat(100) + "\r\n").repeat(400))
                        .repelledWhen(clients -> clients.closedWithoutResponse() >= BODIES_REFUSED_MIN),
                attack("idle connections of many addresses", IDLE)
                        .ofAddresses(IDLE / CONNECTIONS_MAX)
                        .repelledWhen(clients -> clients.closedWithoutResponse() == IDLE),
                attack("idle connections of one address", 10 * CONNECTIONS_MAX)
                        .repelledWhen(_ -> refused() - refusedBefore >= 9 * CONNECTIONS_MAX),
                attack("streams of many queues of one account", CONNECTIONS_MAX)
                        .openings(number -> stream(streams, number))
                        .repelledWhen(clients -> clients.answered(200) == CONNECTIONS_MAX
                                && instance.metric("frontrow_streams_open{uri=\"/api/v1/queue-tokens/current/events\"}")
                                        <= ROOMS * STREAMS_PER_TICKET));
    }

    /** No response fails for lack of memory, and the time to take one is not over yet. */
    private void takeLittleMemory(HostileClients clients) {
        assertThat(clients.closed()).as("closed connections").isZero();
        assertThat(instance.unread()).as("unread bytes").isLessThan(UNREAD_MAX);
        assertThat(instance.metric("jvm_buffer_memory_used_bytes{id=\"direct\"}"))
                .as("direct memory")
                .isLessThan(DIRECT_MEMORY_MAX);
    }

    private static String stream(List<String> streams, int number) {
        return streams.get(number % streams.size());
    }

    private List<String> streamsOfManyQueues() {
        return IntStream.range(0, ROOMS)
                .mapToObj(_ -> {
                    TestUser elsewhere = attacker.onAnotherDevice();
                    elsewhere.joins(frontrow.concert()).expect(201);
                    return get("/api/v1/queue-tokens/current/events", elsewhere.queueToken());
                })
                .toList();
    }

    private static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path);
    }

    private static String get(String path, String queueToken) {
        return "GET %s HTTP/1.1\r\nHost: x\r\nQueue-Token: %s\r\n\r\n".formatted(path, queueToken);
    }

    private static Attack attack(String name, int connections) {
        return new Attack(name, connections, 1, _ -> "", "", true, _ -> {}, _ -> false);
    }

    /**
     * What the clients do, and what shows that it does not help them.
     *
     * @param addresses how many addresses the clients come from
     * @param opening what a connection sends first, by its number
     * @param repeated what it sends after that, over and over
     * @param isReading whether it reads the responses
     * @param always asserts what holds all the time
     * @param repelled what holds in the end
     */
    record Attack(
            String name,
            int connections,
            int addresses,
            IntFunction<String> opening,
            String repeated,
            boolean isReading,
            Consumer<HostileClients> always,
            Predicate<HostileClients> repelled) {

        Attack ofAddresses(int number) {
            return new Attack(name, connections, number, opening, repeated, isReading, always, repelled);
        }

        Attack openings(IntFunction<String> texts) {
            return new Attack(name, connections, addresses, texts, repeated, isReading, always, repelled);
        }

        Attack repeated(String text) {
            return new Attack(name, connections, addresses, opening, text, isReading, always, repelled);
        }

        Attack unread() {
            return new Attack(name, connections, addresses, opening, repeated, false, always, repelled);
        }

        Attack always(Consumer<HostileClients> assertion) {
            return new Attack(name, connections, addresses, opening, repeated, isReading, assertion, repelled);
        }

        Attack repelledWhen(Predicate<HostileClients> condition) {
            return new Attack(name, connections, addresses, opening, repeated, isReading, always, condition);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
