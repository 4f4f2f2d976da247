package io.frontrow.bootstrap.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import reactor.netty.http.server.HttpServer;

/**
 * Socket options by which the operating system closes a connection whose other end has vanished without a word, such as
 * a phone without a network. A connection on which data was sent is closed when the data remains unacknowledged for too
 * long; streams send at least a heartbeat every 15 s. A connection on which nothing was sent is probed.
 *
 * <p>The limit for unacknowledged data needs Netty's native transport, that is Linux on x86-64. Elsewhere only silent
 * connections are noticed in time, and others when the operating system gives up, often after 15 minutes. RFC 5482 and
 * RFC 9293, section 3.8.4.
 */
final class DeadPeerDetection {

    private static final Duration PROBE_DELAY = Duration.ofSeconds(15);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);

    private DeadPeerDetection() {}

    /**
     * Sets the options on each accepted connection.
     *
     * @param unacknowledgedTimeout how long data or probes may remain unacknowledged
     */
    static HttpServer add(HttpServer server, Duration unacknowledgedTimeout) {
        return server.doOnChannelInit((_, channel, _) -> configure(channel, unacknowledgedTimeout));
    }

    /** An option that the transport of the channel does not have is ignored. */
    private static void configure(Channel channel, Duration unacknowledgedTimeout) {
        int delay = (int) PROBE_DELAY.toSeconds();
        int interval = (int) PROBE_INTERVAL.toSeconds();
        int probes = Math.max(1, (int) unacknowledgedTimeout.dividedBy(PROBE_INTERVAL));
        ChannelConfig config = channel.config();
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setOption(EpollChannelOption.TCP_KEEPIDLE, delay);
        config.setOption(EpollChannelOption.TCP_KEEPINTVL, interval);
        config.setOption(EpollChannelOption.TCP_KEEPCNT, probes);
        config.setOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) unacknowledgedTimeout.toMillis());
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), delay);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), interval);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), probes);
    }
}
