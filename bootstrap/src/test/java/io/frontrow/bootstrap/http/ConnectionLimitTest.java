package io.frontrow.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

    private final AtomicInteger refused = new AtomicInteger();
    private final InetAddress one = address(1);
    private final InetAddress other = address(2);

    @Test
    void limitsTheConnectionsOfAnAddress() {
        ConnectionLimit limit = new ConnectionLimit(0, 2, refused::incrementAndGet);
        EmbeddedChannel first = admitted(limit, one);

        assertThat(admitted(limit, one).isOpen()).isTrue();
        assertThat(admitted(limit, one).isOpen()).isFalse();
        assertThat(admitted(limit, other).isOpen()).isTrue();
        assertThat(refused).hasValue(1);

        var _ = first.close();
        assertThat(admitted(limit, one).isOpen()).isTrue();
    }

    @Test
    void limitsTheConnectionsInAll() {
        ConnectionLimit limit = new ConnectionLimit(2, 0, refused::incrementAndGet);
        EmbeddedChannel first = admitted(limit, one);

        assertThat(admitted(limit, other).isOpen()).isTrue();
        assertThat(admitted(limit, one).isOpen()).isFalse();

        var _ = first.close();
        assertThat(admitted(limit, one).isOpen()).isTrue();
    }

    private static EmbeddedChannel admitted(ConnectionLimit limit, InetAddress address) {
        EmbeddedChannel channel = new EmbeddedChannel();
        limit.admit(channel, address);
        return channel;
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
