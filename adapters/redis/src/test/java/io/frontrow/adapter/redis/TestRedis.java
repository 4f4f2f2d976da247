package io.frontrow.adapter.redis;

import com.redis.testcontainers.RedisContainer;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * The Redis that all tests of a JVM share: embedded, or in a container with {@code -Dfrontrow.test.servers=containers}.
 * Each test uses concerts of its own.
 */
public final class TestRedis {

    /** Settings with long timeouts, for tests of anything but timeouts on a busy machine. */
    public static final RedisClientSettings PATIENT = new RedisClientSettings(Duration.ofSeconds(10), 50_000);

    private static final ClientResources RESOURCES = resources();
    private static final Address ADDRESS = start();
    private static final ReactiveStringRedisTemplate TEMPLATE = connect(ADDRESS.host(), ADDRESS.port(), PATIENT);

    private TestRedis() {}

    /** A connection with the settings of the application, except for longer timeouts. */
    public static ReactiveStringRedisTemplate template() {
        return TEMPLATE;
    }

    public static String host() {
        return ADDRESS.host();
    }

    public static int port() {
        return ADDRESS.port();
    }

    /** A connection to a given Redis. */
    public static ReactiveStringRedisTemplate connect(String host, int port, RedisClientSettings settings) {
        return connect(new RedisStandaloneConfiguration(host, port), ClientOptions.builder(), settings);
    }

    /** A connection that is configured with this timeout although its client does not apply it. */
    public static ReactiveStringRedisTemplate connectWithoutEnd(String host, int port, Duration commandTimeout) {
        ClientOptions.Builder options = ClientOptions.builder();
        PATIENT.apply(options);
        return connect(new RedisStandaloneConfiguration(host, port), options, commandTimeout);
    }

    /** A connection to a cluster with these nodes, each as {@code host:port}. */
    public static ReactiveStringRedisTemplate connectToCluster(List<String> nodes, RedisClientSettings settings) {
        return connect(new RedisClusterConfiguration(nodes), ClusterClientOptions.builder(), settings);
    }

    /** A connection to the master that the sentinel names. */
    public static ReactiveStringRedisTemplate connectBySentinel(
            String master, String sentinel, RedisClientSettings settings) {
        return connect(new RedisSentinelConfiguration(master, Set.of(sentinel)), ClientOptions.builder(), settings);
    }

    private static ReactiveStringRedisTemplate connect(
            RedisConfiguration server, ClientOptions.Builder options, RedisClientSettings settings) {
        settings.apply(options);
        return connect(server, options, settings.commandTimeout());
    }

    private static ReactiveStringRedisTemplate connect(
            RedisConfiguration server, ClientOptions.Builder options, Duration commandTimeout) {
        LettuceConnectionFactory connections = new LettuceConnectionFactory(
                server,
                LettuceClientConfiguration.builder()
                        .clientOptions(options.build())
                        .clientResources(RESOURCES)
                        .commandTimeout(commandTimeout)
                        .shutdownTimeout(Duration.ZERO)
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        return new ReactiveStringRedisTemplate(connections);
    }

    public static void disconnect(ReactiveStringRedisTemplate template) {
        ((LettuceConnectionFactory) template.getConnectionFactory()).destroy();
    }

    private static ClientResources resources() {
        ClientResources.Builder resources = DefaultClientResources.builder();
        RedisClientSettings.standard().apply(resources);
        return resources.build();
    }

    private static Address start() {
        if (System.getProperty("frontrow.test.servers", "embedded").equals("containers")) {
            RedisContainer container = new RedisContainer("redis:8.8.3").withCommand("redis-server");
            container.start();
            return new Address(container.getRedisHost(), container.getRedisPort());
        }
        EmbeddedRedis server = new EmbeddedRedis();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return new Address("127.0.0.1", server.port());
    }

    private record Address(String host, int port) {}
}
