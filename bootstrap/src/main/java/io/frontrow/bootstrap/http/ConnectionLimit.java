package io.frontrow.bootstrap.http;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.netty.http.server.HttpServer;

/**
 * Bounds the connections of an instance, in all and for each address. A connection above a limit is closed before
 * anything of it is read.
 */
final class ConnectionLimit {

    private final int max;
    private final int maxPerAddress;
    private final Runnable onRefusal;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> openByAddress = new ConcurrentHashMap<>();

    /**
     * Creates the limit of one server.
     *
     * @param max the connections in all; 0 for any number
     * @param maxPerAddress the connections of one address; 0 for any number
     * @param onRefusal called for each connection that is closed
     */
    ConnectionLimit(int max, int maxPerAddress, Runnable onRefusal) {
        this.max = max == 0 ? Integer.MAX_VALUE : max;
        this.maxPerAddress = maxPerAddress == 0 ? Integer.MAX_VALUE : maxPerAddress;
        this.onRefusal = onRefusal;
    }

    /** {@return the server with this limit} */
    HttpServer add(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            if (channel.remoteAddress() instanceof InetSocketAddress remote) {
                admit(channel, remote.getAddress());
            }
        });
    }

    /** Counts the connection until it is closed, or closes it. */
    void admit(Channel channel, InetAddress address) {
        boolean isWithinMax = open.incrementAndGet() <= max;
        boolean isWithinAddress = openByAddress.merge(address, 1, Integer::sum) <= maxPerAddress;
        channel.closeFuture().addListener(_ -> closed(address));
        if (!isWithinMax || !isWithinAddress) {
            onRefusal.run();
            var _ = channel.close();
        }
    }

    private void closed(InetAddress address) {
        open.decrementAndGet();
        openByAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}
