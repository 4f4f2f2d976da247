package io.frontrow.adapter.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a client and a server on this machine: it can lose what is sent, and every connection. */
final class Forwarder implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallows;

    Forwarder(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on what the client sends is lost, and nobody notices. */
    void swallow() {
        swallows = true;
    }

    /** Ends every connection; new ones work. */
    void cut() throws IOException {
        for (Socket socket : Set.copyOf(open)) {
            open.remove(socket);
            socket.close();
        }
        swallows = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Socket redis = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(redis);
                Thread.ofVirtual().start(() -> pump(client, redis, true));
                Thread.ofVirtual().start(() -> pump(redis, client, false));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean isRequest) {
        byte[] buffer = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!(isRequest && swallows)) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // A connection that was cut ends here, as it should.
        }
    }
}
