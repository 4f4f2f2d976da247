package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.Role;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Users;
import io.frontrow.bootstrap.config.PaymentModule;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** A running system: one or several instances on the same stores, an operator, and users. */
public final class TestSystem {

    private static volatile boolean sharedIsOpen;

    private final Stores stores;
    private final List<FrontrowServer> servers;
    private final List<URI> addresses;
    private final Api api;
    private final People people;
    private final Operator operator;

    private TestSystem(Stores stores, List<FrontrowServer> servers, boolean patient) {
        this(stores, servers, servers.stream().map(FrontrowServer::address).toList(), patient);
    }

    private TestSystem(Stores stores, List<FrontrowServer> servers, List<URI> addresses, boolean patient) {
        this.stores = stores;
        this.servers = servers;
        this.addresses = addresses;
        api = new Api(addresses, patient);
        people = new People(
                servers.getFirst().part(Users.class), servers.getFirst().part(AccessTokens.class));
        operator = new Operator(api, people.add(1, Role.ADMIN).getFirst());
    }

    /** The system that all scenarios of this JVM share. */
    public static TestSystem shared() {
        sharedIsOpen = true;
        return Shared.SYSTEM;
    }

    /** The shared system, whose users do not retry when the service is unavailable. */
    public static TestSystem sharedWithoutRetries() {
        TestSystem shared = shared();
        return new TestSystem(shared.stores, shared.servers, false);
    }

    /** The shared system with a second instance on the same stores; requests go to both in turn. */
    public static TestSystem sharedByTwo() {
        sharedIsOpen = true;
        return SharedByTwo.SYSTEM;
    }

    /** A separate system, whose users do not retry when the service is unavailable. */
    public static TestSystem of(Stores stores, FrontrowServer... servers) {
        return new TestSystem(stores, List.of(servers), false);
    }

    /** This system, whose users send their requests to another instance on the same stores. */
    public TestSystem at(URI instance) {
        return new TestSystem(stores, servers, List.of(instance), false);
    }

    public Stores stores() {
        return stores;
    }

    public URI address() {
        return addresses.getFirst();
    }

    /** The payment module of the first instance, for another instance on the same stores. */
    public URI paymentModule() {
        return servers.getFirst().part(PaymentModule.class).url().orElseThrow();
    }

    public Operator operator() {
        return operator;
    }

    /** A concert on sale that admits every user at once. */
    public Concert concert() {
        return concert(RoomPolicy.WIDE);
    }

    public Concert concert(RoomPolicy policy) {
        return operator.sells(policy);
    }

    public TestUser user() {
        return users(1).getFirst();
    }

    public List<TestUser> users(int count) {
        return people.add(count, Role.USER).stream()
                .map(person -> new TestUser(api, person))
                .toList();
    }

    /** Adds an account whose password is checked faster than one that a user signs up with. */
    public void addAccount(String email, String password, Role role) {
        people.add(email, password, role);
    }

    /** A user who has an account with a password. */
    public TestUser signsIn(String email, String password) {
        HttpReply session = sends(Request.post("/sessions").json(Map.of("email", email, "password", password)))
                .expect(200);
        return new TestUser(api, new Person(session.id("userId"), session.text("accessToken")));
    }

    /** Whoever sends this access token, whose id is not known here. */
    public TestUser holderOf(String accessToken) {
        return new TestUser(api, new Person(new UUID(0, 0), accessToken));
    }

    /** A user with a valid access token, whom the system does not know. */
    public TestUser stranger() {
        return new TestUser(api, people.unknown());
    }

    /** Sends a request without any token. */
    public HttpReply sends(Request request) {
        return api.send(request);
    }

    /** The metrics of the first instance in the format of Prometheus. */
    public String metrics() {
        return servers.getFirst().manages("/actuator/prometheus").body();
    }

    /** A metric of the first instance by its name with its labels, or 0 if it is not there. */
    public double metric(String name) {
        return new Metrics(metrics()).value(name);
    }

    public TimeMachine timeMachine() {
        return new TimeMachine(stores, servers.getFirst().part(ReactiveStringRedisTemplate.class));
    }

    /** Waits until no instance uses a connection to Postgres and Redis has no unread requests or unsent responses. */
    public void comesToRest() {
        await().until(() -> servers.stream().allMatch(TestSystem::isAtRest));
    }

    private static boolean isAtRest(FrontrowServer server) {
        MeterRegistry meters = server.part(MeterRegistry.class);
        double connectionsInUse = Stream.of("r2dbc.pool.acquired", "r2dbc.pool.pending")
                .mapToDouble(name -> meters.get(name).gauge().value())
                .sum();
        return connectionsInUse == 0 && hasNothingQueued(server.part(ReactiveStringRedisTemplate.class));
    }

    private static boolean hasNothingQueued(ReactiveStringRedisTemplate redis) {
        return Boolean.TRUE.equals(redis.execute(connection -> connection
                        .serverCommands()
                        .getClientList()
                        .filter(client ->
                                !String.valueOf(client.getLastCommand()).startsWith("client"))
                        .all(client -> "0".equals(client.get("qbuf")) && "0".equals(client.get("oll"))))
                .blockLast());
    }

    /**
     * Begins all performances of the shared system, if it was started, so that the jobs have nothing left to do for
     * them.
     */
    static void endSharedSales() {
        if (sharedIsOpen) {
            Shared.SYSTEM.timeMachine().beginAll();
        }
    }

    private static final class Shared {
        private static final Stores STORES = Stores.ofTests();
        private static final FrontrowServer SERVER = FrontrowServer.start(STORES);
        private static final TestSystem SYSTEM = new TestSystem(STORES, List.of(SERVER), true);
    }

    private static final class SharedByTwo {
        private static final TestSystem SYSTEM =
                new TestSystem(Shared.STORES, List.of(Shared.SERVER, secondServer()), true);

        /** Uses the payment module of the first instance. */
        private static FrontrowServer secondServer() {
            return FrontrowServer.start(Shared.STORES, "--frontrow.gateway.url=" + Shared.SYSTEM.paymentModule());
        }
    }
}
