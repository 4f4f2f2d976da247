package io.frontrow.scenario.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server that can be cut, or can go silent, and be mended again. */
public final class Wire implements AutoCloseable {

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private volatile boolean cut;
    private volatile boolean silent;

    private Wire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static Wire to(String host, int port) {
        try {
            Wire wire = new Wire(host, port);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the way begins, on this machine. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends every connection, and each new one at once. */
    public void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    /** Lets nothing through, on old and new connections, without ending them. */
    public void silence() {
        silent = true;
    }

    public void mend() {
        lock.lock();
        try {
            cut = false;
            silent = false;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        open.add(client);
        if (cut) {
            close(client);
            return;
        }
        Thread.ofVirtual().start(() -> {
            try {
                Socket server = new Socket(host, port);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(server, client));
                pass(client, server);
            } catch (IOException _) {
                close(client);
            }
        });
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try {
            for (int length = from.getInputStream().read(buffer); length >= 0; ) {
                awaitHearing();
                to.getOutputStream().write(buffer, 0, length);
                length = from.getInputStream().read(buffer);
            }
        } catch (IOException _) {
            // One end has gone, so the other goes too.
        } finally {
            close(from);
            close(to);
        }
    }

    private void awaitHearing() {
        lock.lock();
        try {
            while (silent) {
                heard.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mend();
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
