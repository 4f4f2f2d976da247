package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.test.FreePort;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import redis.embedded.RedisSentinel;

/** A Redis and its replica on this machine, with one sentinel that decides which of the two is the master. */
public final class TestRedisSentinel implements AutoCloseable {

    /** The name of the master at the sentinel. */
    public static final String MASTER = "frontrow";

    private static final String HOST = "127.0.0.1";
    private static final Duration DOWN_AFTER = Duration.ofMillis(500);
    private static final Duration FAILOVER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RedisClient operator = RedisClient.create();
    private final EmbeddedRedis one = new EmbeddedRedis();
    private final EmbeddedRedis other = new EmbeddedRedis("replicaof %s %d".formatted(HOST, one.port()));
    private final int port = FreePort.any();
    private final RedisSentinel sentinel = RedisSentinel.newRedisSentinel()
            .port(port)
            .masterName(MASTER)
            .masterPort(one.port())
            .quorumSize(1)
            .downAfterMilliseconds(DOWN_AFTER.toMillis())
            .failOverTimeout(FAILOVER_TIMEOUT.toMillis())
            .build();

    private TestRedisSentinel() {}

    /** Starts all three and waits until they know each other. */
    public static TestRedisSentinel start() {
        TestRedisSentinel started = new TestRedisSentinel();
        started.one.start();
        started.other.start();
        try {
            started.sentinel.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started.awaitReplica();
        return started;
    }

    /** The address of the sentinel as {@code host:port}. */
    public String address() {
        return HOST + ":" + port;
    }

    /** The present master. */
    public EmbeddedRedis master() {
        InetSocketAddress address = (InetSocketAddress) ask(sentinel -> sentinel.getMasterAddrByName(MASTER));
        return address.getPort() == one.port() ? one : other;
    }

    /** Makes the replica the master, as an operator does; returns before it is. */
    public void failOver() {
        ask(sentinel -> sentinel.failover(MASTER));
    }

    /** Waits until the master has a replica that follows it. */
    public void awaitReplica() {
        await().atMost(TIMEOUT)
                .until(() -> ask(sentinel -> sentinel.replicas(MASTER)).stream().anyMatch(TestRedisSentinel::follows));
    }

    /** Waits until the replica has everything that was written so far. */
    public void awaitReplicated() {
        try (StatefulRedisConnection<String, String> connection =
                operator.connect(RedisURI.create(HOST, master().port()))) {
            connection.sync().set("the last so far", "");
            assertThat(connection.sync().waitForReplication(1, TIMEOUT.toMillis()))
                    .isOne();
        }
    }

    private static boolean follows(Map<String, String> replica) {
        return replica.getOrDefault("flags", "").equals("slave")
                && replica.getOrDefault("master-link-status", "").equals("ok");
    }

    private <T> T ask(Function<RedisSentinelCommands<String, String>, T> question) {
        try (StatefulRedisSentinelConnection<String, String> connection =
                operator.connectSentinel(RedisURI.create(HOST, port))) {
            return question.apply(connection.sync());
        }
    }

    @Override
    public void close() {
        operator.shutdown();
        try {
            sentinel.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of(one, other).forEach(EmbeddedRedis::stop);
    }
}
