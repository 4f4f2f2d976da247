package io.frontrow.bootstrap.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Finds ports without a listener. */
final class FreePort {

    private FreePort() {}

    /** {@return a port that is free on the loopback address} */
    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether the port is free, on all addresses and on the loopback address} */
    static boolean isFree(int port) {
        return isFree(port, null) && isFree(port, InetAddress.getLoopbackAddress());
    }

    /** On some systems one listener on all addresses and another on the loopback address can share a port. */
    private static boolean isFree(int port, @Nullable InetAddress address) {
        try (ServerSocket _ = new ServerSocket(port, 1, address)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
