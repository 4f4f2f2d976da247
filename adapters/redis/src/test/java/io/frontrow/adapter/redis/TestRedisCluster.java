package io.frontrow.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.shared.id.ConcertId;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The Redis Cluster that all tests of a JVM share: three masters on this machine, each with a third of the slots. Each
 * test uses concerts of its own and repairs what it breaks.
 */
public final class TestRedisCluster {

    private static final String HOST = "127.0.0.1";
    private static final int MASTERS = 3;
    private static final int SLOTS_OF_EACH = Math.ceilDiv(SlotHash.SLOT_COUNT, MASTERS);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final RedisClient OPERATOR = RedisClient.create();
    private static final List<EmbeddedRedis> NODES = start();
    private static final ReactiveStringRedisTemplate TEMPLATE =
            TestRedis.connectToCluster(addresses(), TestRedis.PATIENT);

    private TestRedisCluster() {}

    /** A connection with the settings of the application, except for longer timeouts. */
    public static ReactiveStringRedisTemplate template() {
        return TEMPLATE;
    }

    /** The addresses of the masters, each as {@code host:port}. */
    public static List<String> addresses() {
        return NODES.stream().map(node -> HOST + ":" + node.port()).toList();
    }

    /** The masters, in the order of their slots. */
    public static List<EmbeddedRedis> masters() {
        return NODES;
    }

    /** A new concert whose keys are on this master until they are moved. */
    public static ConcertId concertOn(EmbeddedRedis master) {
        return Stream.generate(() -> new ConcertId(UUID.randomUUID()))
                .filter(concertId -> masterOf(concertId) == NODES.indexOf(master))
                .findFirst()
                .orElseThrow();
    }

    /** Index of the master, from 0, that has the keys of the concert until they are moved. */
    public static int masterOf(ConcertId concertId) {
        return slotOf(concertId) / SLOTS_OF_EACH;
    }

    /** Number of keys of a concert on this master. */
    public static int keysOn(EmbeddedRedis master, ConcertId concertId) {
        return on(master, redis -> keys(redis, slotOf(concertId)).size());
    }

    /** Asserts that each master had work to do. */
    public static void everyMasterHasKeys() {
        assertThat(NODES).allMatch(master -> on(master, RedisCommands::dbsize) > 0);
    }

    /** Moves the slot of a concert with all its keys. */
    public static void move(ConcertId concertId, EmbeddedRedis from, EmbeddedRedis to) {
        int slot = slotOf(concertId);
        String fromId = on(from, RedisCommands::clusterMyId);
        String toId = on(to, RedisCommands::clusterMyId);
        on(to, redis -> redis.clusterSetSlotImporting(slot, fromId));
        on(from, redis -> redis.clusterSetSlotMigrating(slot, toId));
        on(
                from,
                redis -> redis.migrate(
                        HOST, to.port(), 0, TIMEOUT.toMillis(), MigrateArgs.Builder.keys(keys(redis, slot))));
        Stream.of(to, from).forEach(node -> on(node, redis -> redis.clusterSetSlotNode(slot, toId)));
    }

    /** Starts the stopped masters and waits until all agree that the cluster is complete. */
    public static void mend() {
        NODES.stream().filter(node -> !node.isUp()).forEach(EmbeddedRedis::start);
        awaitWhole(NODES);
    }

    private static List<EmbeddedRedis> start() {
        List<Path> directories =
                IntStream.range(0, MASTERS).mapToObj(_ -> directory()).toList();
        List<EmbeddedRedis> nodes =
                directories.stream().map(EmbeddedRedis::node).toList();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(nodes, directories)));
        nodes.forEach(EmbeddedRedis::start);
        for (int i = 0; i < MASTERS; i++) {
            join(nodes, i);
        }
        awaitWhole(nodes);
        return nodes;
    }

    private static void join(List<EmbeddedRedis> nodes, int index) {
        int from = index * SLOTS_OF_EACH;
        int to = Math.min(from + SLOTS_OF_EACH, SlotHash.SLOT_COUNT);
        on(nodes.get(index), redis -> {
            redis.clusterSetConfigEpoch(index + 1L);
            redis.clusterAddSlots(IntStream.range(from, to).toArray());
            nodes.subList(0, index).forEach(node -> redis.clusterMeet(HOST, node.port()));
            return redis;
        });
    }

    private static void awaitWhole(List<EmbeddedRedis> nodes) {
        String allSlots = "cluster_slots_ok:" + SlotHash.SLOT_COUNT;
        await().pollInSameThread() // while it is being initialized, no other thread can use this class
                .atMost(TIMEOUT)
                .until(() -> nodes.stream()
                        .map(node -> on(node, RedisCommands::clusterInfo))
                        .allMatch(info -> info.contains("cluster_state:ok") && info.contains(allSlots)));
    }

    private static void end(List<EmbeddedRedis> nodes, List<Path> directories) {
        nodes.forEach(EmbeddedRedis::stop);
        directories.forEach(directory -> {
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("frontrow-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int slotOf(ConcertId concertId) {
        return SlotHash.getSlot(new ConcertKeys(concertId).room());
    }

    private static List<String> keys(RedisCommands<String, String> redis, int slot) {
        return redis.clusterGetKeysInSlot(slot, Integer.MAX_VALUE);
    }

    private static <T> T on(EmbeddedRedis node, Function<RedisCommands<String, String>, T> command) {
        try (StatefulRedisConnection<String, String> connection =
                OPERATOR.connect(RedisURI.create(HOST, node.port()))) {
            return command.apply(connection.sync());
        }
    }
}
