package io.frontrow.test;

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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on this machine between a client and a server, which imitates faults of the network. A fault lasts until
 * {@link #restore()}.
 */
public final class TcpProxy implements AutoCloseable {

    private final String host;
    private final ServerSocket listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile int port;
    private volatile boolean refuses;
    private volatile boolean discardsRequests;
    private volatile boolean stalls;
    private volatile Duration responseDelay = Duration.ZERO;

    private TcpProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Starts a proxy for a server. */
    public static TcpProxy to(String host, int port) {
        try {
            TcpProxy proxy = new TcpProxy(host, port);
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on the loopback address at which clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends the open connections, with all bytes that are held back; later connections work. */
    public void disconnect() {
        connections.forEach(Connection::close);
        signal();
    }

    /** Leads later connections to another server on the same host, as a load balancer does. */
    public void leadTo(int otherPort) {
        port = otherPort;
    }

    /** Ends the open connections, and each new one at once. */
    public void refuse() {
        refuses = true;
        disconnect();
    }

    /** Holds back all bytes in both directions, on open and on new connections, without ending them. */
    public void stall() {
        stalls = true;
    }

    /** Holds back the responses on the connections that are open now; later connections work. */
    public void holdResponses() {
        connections.forEach(connection -> connection.holdsResponses = true);
    }

    /** Delays each response by this time, on open and on new connections. */
    public void delayResponses(Duration delay) {
        responseDelay = delay;
    }

    /** Discards what clients send, unnoticed by them. */
    public void discardRequests() {
        discardsRequests = true;
    }

    /** Ends every fault, and delivers what was held back on connections that are still open. */
    public void restore() {
        refuses = false;
        discardsRequests = false;
        stalls = false;
        responseDelay = Duration.ZERO;
        connections.forEach(connection -> connection.holdsResponses = false);
        signal();
    }

    @Override
    public void close() {
        close(listener);
        disconnect();
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Connection connection = new Connection(listener.accept());
                connections.add(connection);
                Thread.startVirtualThread(connection::open);
            }
        } catch (IOException _) {
            // The proxy is closed.
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean holdsResponses;

        private Connection(Socket client) {
            this.client = client;
        }

        private void open() {
            if (refuses) {
                close();
                return;
            }
            try {
                server.connect(new InetSocketAddress(host, port));
                Thread.startVirtualThread(() -> forward(server, client, true));
                forward(client, server, false);
            } catch (IOException _) {
                close();
            }
        }

        private void forward(Socket from, Socket to, boolean isResponse) {
            byte[] buffer = new byte[8_192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    awaitPassage(isResponse);
                    if (isResponse || !discardsRequests) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException _) {
                // One end is closed, so the other one is closed too.
            } finally {
                close();
            }
        }

        private void awaitPassage(boolean isResponse) {
            long arrivedAt = System.nanoTime();
            lock.lock();
            try {
                while (isHeldBack(isResponse) && !client.isClosed()) {
                    changed.awaitUninterruptibly();
                }
                while (isResponse && leftNanos(arrivedAt) > 0 && !client.isClosed()) {
                    changed.awaitNanos(leftNanos(arrivedAt));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }

        private long leftNanos(long arrivedAt) {
            return responseDelay.toNanos() - (System.nanoTime() - arrivedAt);
        }

        private boolean isHeldBack(boolean isResponse) {
            return stalls || (isResponse && holdsResponses);
        }

        private void close() {
            connections.remove(this);
            TcpProxy.close(client);
            TcpProxy.close(server);
        }
    }
}
