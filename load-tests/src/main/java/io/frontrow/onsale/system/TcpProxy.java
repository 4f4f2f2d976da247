package io.frontrow.onsale.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between an instance and a store, in which faults are made. */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 16_384;
    private static final Duration POLL = Duration.ofMillis(10);

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean isCut;
    private volatile boolean isCutOneWay;
    private volatile boolean isClosed;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    /** Starts a proxy of a server on this machine. */
    static TcpProxy to(int target) throws IOException {
        TcpProxy proxy = new TcpProxy(target);
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections; later ones go to another server. */
    void leadTo(int other) {
        target = other;
        disconnect();
    }

    /** Delays all bytes, in both directions. */
    void slow(Duration by) {
        delay = by;
    }

    /** Lets requests through and holds responses back. */
    void cutOneWay() {
        isCutOneWay = true;
    }

    /** Holds all bytes back, and tells nobody. */
    void cut() {
        isCut = true;
    }

    /** Ends all faults. What was held back arrives late. */
    void restore() {
        delay = Duration.ZERO;
        isCut = false;
        isCutOneWay = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> connect(client));
            }
        } catch (IOException e) {
            if (!isClosed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            sockets.add(client);
            sockets.add(server);
            Thread.startVirtualThread(() -> forward(server, client, true));
            forward(client, server, false);
        } catch (IOException _) {
            closeBoth(client, server);
        }
    }

    private void forward(Socket from, Socket to, boolean isResponse) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitPassage(isResponse, to);
                out.write(buffer, 0, count);
            }
        } catch (IOException _) {
            // One end is closed, so the other is closed too.
        } finally {
            closeBoth(from, to);
        }
    }

    private void awaitPassage(boolean isResponse, Socket to) {
        if (!delay.isZero()) {
            Processes.sleep(delay);
        }
        while ((isCut || (isCutOneWay && isResponse)) && !to.isClosed()) {
            Processes.sleep(POLL);
        }
    }

    private void disconnect() {
        sockets.forEach(this::close);
    }

    private void closeBoth(Socket one, Socket other) {
        close(one);
        close(other);
    }

    private void close(Closeable socket) {
        if (socket instanceof Socket one) {
            sockets.remove(one);
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        close(listener);
        disconnect();
    }
}
