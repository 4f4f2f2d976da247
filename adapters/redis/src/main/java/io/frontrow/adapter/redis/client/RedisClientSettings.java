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
 * How the Redis client behaves when Redis does not: it answers with a fault soon, keeps nothing to send later, sends
 * nothing twice, and comes back by itself.
 *
 * @param commandTimeout how long an answer may take, and a connection to be made
 * @param requestQueueSize how many commands may await their answer on a connection; more are refused
 */
public record RedisClientSettings(Duration commandTimeout, int requestQueueSize) {

    private static final Duration RECONNECT_DELAY_MIN = Duration.ofMillis(20);
    private static final Duration RECONNECT_DELAY_MAX = Duration.ofSeconds(1);
    private static final long RECONNECT_DELAY_BASE_MS = 20;

    /** How long a peer that answers nothing, not even on TCP's level, is taken for alive. */
    private static final Duration DEAD_PEER = Duration.ofSeconds(5);

    /** How often a cluster is asked who has what, beside whenever it shows that this has changed. */
    private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(15);

    /** How soon after being asked the cluster may be asked again because something has changed. */
    private static final Duration TOPOLOGY_REFRESH_AGAIN = Duration.ofSeconds(1);

    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);
    private static final int PROBES = 3;

    /** Half a second for a command; as many commands as a Redis at work answers within that time. */
    public static RedisClientSettings standard() {
        return new RedisClientSettings(Duration.ofMillis(500), 50_000);
    }

    /**
     * Sets how connections behave. Commands that await their answer when the connection breaks are refused, as are those
     * that come before it is back; those that could not be written are not written again, and time out. In a cluster,
     * what has moved is followed.
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

    /** Sets how soon a lost connection is made again; spread, so that many instances do not come at once. */
    public void apply(ClientResources.Builder resources) {
        resources.reconnectDelay(Delay.fullJitter(
                RECONNECT_DELAY_MIN, RECONNECT_DELAY_MAX, RECONNECT_DELAY_BASE_MS, TimeUnit.MILLISECONDS));
    }

    /** Whatever shows that something has changed makes the client ask, by its own default. */
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
            // Only Linux' own transports can be told so.
            socket.tcpUserTimeout(TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(DEAD_PEER)
                    .build());
        }
        return socket.build();
    }
}
