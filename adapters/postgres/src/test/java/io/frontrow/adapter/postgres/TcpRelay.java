package io.frontrow.adapter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between a client and a server, to be cut or to let nothing through. */
final class TcpRelay implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket door;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    TcpRelay(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Keeps the connections that are open from getting any answer; later ones are not concerned. */
    void hang() {
        connections.forEach(Connection::hang);
    }

    /** Delivers what was kept back. */
    void resume() {
        connections.forEach(Connection::resume);
    }

    /** Ends the connections that are open; what was kept back is lost. */
    void cut() {
        connections.forEach(Connection::close);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                connections.add(new Connection(door.accept(), new Socket(host, port)).start());
            }
        } catch (IOException _) {
            // the door is closed
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final ReentrantLock gate = new ReentrantLock();
        private final Condition opened = gate.newCondition();
        private boolean hanging;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        Connection start() {
            Thread.startVirtualThread(() -> pump(client, server, false));
            Thread.startVirtualThread(() -> pump(server, client, true));
            return this;
        }

        void hang() {
            set(true);
        }

        void resume() {
            set(false);
        }

        private void set(boolean hang) {
            gate.lock();
            try {
                hanging = hang;
                opened.signalAll();
            } finally {
                gate.unlock();
            }
        }

        private void pump(Socket from, Socket to, boolean gated) {
            byte[] bytes = new byte[8_192];
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (gated) {
                        awaitGate();
                    }
                    out.write(bytes, 0, count);
                }
            } catch (IOException _) {
                // one of the ends is closed, and now both are
            } finally {
                connections.remove(this);
            }
        }

        private void awaitGate() {
            gate.lock();
            try {
                while (hanging) {
                    opened.awaitUninterruptibly();
                }
            } finally {
                gate.unlock();
            }
        }

        void close() {
            try (client;
                    server) {
                connections.remove(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                resume();
            }
        }
    }
}
