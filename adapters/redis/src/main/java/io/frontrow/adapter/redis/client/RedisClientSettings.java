package io.frontrow.adapter.redis.client;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.IOUringProvider;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Settings of the Redis client for failures of Redis: calls fail soon, no command is kept to be sent later, none is
 * sent twice, and the client reconnects by itself.
 *
 * @param commandTimeout how long a command or a connection attempt may take
 * @param requestQueueSize number of commands that may await their reply on a connection; further ones are refused
 */
public record RedisClientSettings(Duration commandTimeout, int requestQueueSize) {

    private static final Duration RECONNECT_DELAY_MIN = Duration.ofMillis(20);
    private static final Duration RECONNECT_DELAY_MAX = Duration.ofSeconds(1);
    private static final long RECONNECT_DELAY_BASE_MS = 20;

    /** How long a peer is considered alive that sends nothing, not even TCP acknowledgements. */
    private static final Duration DEAD_PEER = Duration.ofSeconds(5);

    /** Interval at which the topology of a cluster is read, besides reads after a sign of a change. */
    private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(15);

    /** Minimum time between two reads of the topology after signs of a change. */
    private static final Duration TOPOLOGY_REFRESH_AGAIN = Duration.ofSeconds(1);

    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);
    private static final int PROBES = 3;

    /** Half a second for a command, and as many commands as a busy Redis executes in that time. */
    public static RedisClientSettings standard() {
        return new RedisClientSettings(Duration.ofMillis(500), 50_000);
    }

    /** {@return these settings with another time limit of commands and connection attempts} */
    public RedisClientSettings within(Duration otherTimeout) {
        return new RedisClientSettings(otherTimeout, requestQueueSize);
    }

    /**
     * Sets how connections behave. When a connection breaks, commands that await their reply fail, and so do new
     * commands until it is back. Commands that could not be written are not written again and time out. In a cluster,
     * the client follows slots that move.
     */
    public void apply(ClientOptions.Builder options) {
        if (options instanceof ClusterClientOptions.Builder cluster) {
            cluster.topologyRefreshOptions(topologyRefresh());
        }
        options.autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(_ -> true)
                .requestQueueSize(requestQueueSize)
                .pingBeforeActivateConnection(true)
                .timeoutOptions(TimeoutOptions.enabled(commandTimeout))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(socket());
    }

    /** Sets the delay of reconnection, with jitter so that many instances do not reconnect at once. */
    public void apply(ClientResources.Builder resources) {
        resources.reconnectDelay(Delay.fullJitter(
                RECONNECT_DELAY_MIN, RECONNECT_DELAY_MAX, RECONNECT_DELAY_BASE_MS, TimeUnit.MILLISECONDS));
    }

    /** By default, every adaptive trigger makes the client read the topology. */
    private static ClusterTopologyRefreshOptions topologyRefresh() {
        return ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(TOPOLOGY_REFRESH)
                .adaptiveRefreshTriggersTimeout(TOPOLOGY_REFRESH_AGAIN)
                .build();
    }

    private SocketOptions socket() {
        SocketOptions.Builder socket = SocketOptions.builder()
                .connectTimeout(commandTimeout)
                .tcpNoDelay(true)
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(DEAD_PEER)
                        .interval(PROBE_EVERY)
                        .count(PROBES)
                        .build());
        if (EpollProvider.isAvailable() || IOUringProvider.isAvailable()) {
            // Only the native transports of Linux support it.
            socket.tcpUserTimeout(TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(DEAD_PEER)
                    .build());
        }
        return socket.build();
    }
}
