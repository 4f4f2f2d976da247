package io.frontrow.onsale.system;

import io.frontrow.onsale.client.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Frontrow of two instances, with a Postgres, a Redis and a payment module of its own. */
public final class OwnSystem implements AutoCloseable {
    private static final int INSTANCES = 2;
    private static final List<String> CLOCK_AHEAD = List.of("faketime", "-f", "+2s");

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Path directory;
    private final Set<Fault> faults;
    private final String operatorCode = UUID.randomUUID().toString();
    private final List<TcpProxy> postgresLinks = new ArrayList<>();
    private final List<TcpProxy> redisLinks = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServer redis;
    private @Nullable RedisServer replica;
    private @Nullable PaymentModule payments;

    private OwnSystem(Path directory, Set<Fault> faults) {
        this.directory = directory;
        this.faults = faults;
    }

    /**
     * Starts everything, and waits until it is ready.
     *
     * @param jar of the service
     * @param directory of data and logs
     * @param holdSeconds how long a hold lasts
     * @param faults that are going to be made; some need a network or a clock of their own
     */
    public static OwnSystem start(Path jar, Path directory, int holdSeconds, Set<Fault> faults) throws IOException {
        if (Files.notExists(jar)) {
            throw new IllegalArgumentException("the service is not packaged: " + jar + " is missing");
        }
        OwnSystem system = new OwnSystem(Files.createDirectories(directory).toAbsolutePath(), faults);
        try {
            system.startAll(jar, holdSeconds);
            return system;
        } catch (IOException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void startAll(Path jar, int holdSeconds) throws IOException {
        postgres = closing(PostgresServer.start(directory));
        redis = closing(RedisServer.start(directory, "redis"));
        if (faults.contains(Fault.REDIS_FAILED_OVER)) {
            replica = closing(RedisServer.start(directory, "replica"));
            replica.replicate(redis);
        }
        List<Integer> ports =
                Stream.generate(Processes::freePort).limit(INSTANCES).toList();
        String secret = UUID.randomUUID().toString();
        payments = closing(PaymentModule.start(
                secret,
                ports.stream().map(it -> URI.create("http://127.0.0.1:" + it)).toList()));
        for (int i = 0; i < INSTANCES; i++) {
            boolean isAhead = i > 0 && faults.contains(Fault.CLOCKS_APART);
            instances.add(closing(Instance.launch(
                    "instance-" + (i + 1),
                    directory,
                    isAhead ? CLOCK_AHEAD : List.of(),
                    jar,
                    ports.get(i),
                    settings(payments.url(), secret, holdSeconds))));
        }
        instances.forEach(Instance::awaitReady);
    }

    private <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    private List<String> settings(URI module, String secret, int holdSeconds) throws IOException {
        int postgresPort = link(postgresLinks, postgres().port(), Fault::isOfNetwork);
        int redisPort =
                link(redisLinks, redis().port(), fault -> fault.isOfNetwork() || fault == Fault.REDIS_FAILED_OVER);
        return List.of(
                "--spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:%d/postgres".formatted(postgresPort),
                "--spring.r2dbc.username=postgres",
                "--spring.r2dbc.password=postgres",
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + redisPort,
                "--frontrow.tokens.signing-key=" + secret,
                "--frontrow.tokens.access-token-lifetime=2h",
                "--frontrow.operator.first-code=" + operatorCode,
                "--frontrow.seats.hold-duration=%ds".formatted(holdSeconds),
                "--frontrow.queue.recovery-grace=3s",
                "--frontrow.wallet.charges=OPEN",
                "--frontrow.http.connections-per-address-max=0",
                // A sale is rehearsed instead, unless it is to begin cold.
                "--frontrow.http.warm-up=0s",
                "--frontrow.gateway.url=" + module,
                "--frontrow.gateway.secret=" + secret,
                "--frontrow.gateway.reply-timeout=2s",
                "--frontrow.gateway.response-timeout=1500ms",
                "--frontrow.gateway.overdue-after=5s",
                "--frontrow.gateway.reconcile-retry-delay=1s");
    }

    /** {@return the port at which an instance reaches a store} */
    private int link(List<TcpProxy> links, int port, Predicate<Fault> isNeeded) throws IOException {
        if (faults.stream().noneMatch(isNeeded)) {
            return port;
        }
        TcpProxy link = closing(TcpProxy.to(port));
        links.add(link);
        return link.port();
    }

    public List<URI> addresses() {
        return instances.stream().map(Instance::address).toList();
    }

    /** {@return the code with which the first operator signs up} */
    public String operatorCode() {
        return operatorCode;
    }

    /** Adds fans who have signed up; only once. */
    public List<Credentials> addFans(int count) {
        return postgres().addFans(count);
    }

    /** {@return the cards that its payment module knows} */
    public List<String> cards() {
        return PaymentModule.CARDS;
    }

    /** {@return the processes of each part, by name} */
    public Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> processes = new LinkedHashMap<>();
        instances.forEach(instance -> processes.put(instance.name(), instance.processes()));
        processes.put("postgres", postgres().processes());
        processes.put("redis", redis().processes());
        return processes;
    }

    PostgresServer postgres() {
        return Objects.requireNonNull(postgres);
    }

    RedisServer redis() {
        return Objects.requireNonNull(redis);
    }

    PaymentModule payments() {
        return Objects.requireNonNull(payments);
    }

    Instance instance(int index) {
        return instances.get(index);
    }

    /** {@return the links between an instance and both stores} */
    List<TcpProxy> links(int instance) {
        return List.of(postgresLinks.get(instance), redisLinks.get(instance));
    }

    /** Kills the Redis, and makes its replica take over. */
    void failOver() {
        RedisServer successor = Objects.requireNonNull(replica);
        redis().kill();
        successor.promote();
        redisLinks.forEach(link -> link.leadTo(successor.port()));
        redis = successor;
    }

    /** Ends all processes, the last started first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(OwnSystem.class.getName()).log(System.Logger.Level.WARNING, "did not end", e);
            }
        }
    }
}
