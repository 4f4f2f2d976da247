package io.frontrow.scenario.harness;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A proxy on this machine that counts what clients ask of a store. */
public final class CountingProxy implements AutoCloseable {

    private final String host;
    private final int port;
    private final Protocol protocol;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    private CountingProxy(String host, int port, Protocol protocol) {
        this.host = host;
        this.port = port;
        this.protocol = protocol;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** Counts the statements that Postgres is to execute, prepared or not. */
    public static CountingProxy ofPostgres(String host, int port) {
        return new CountingProxy(host, port, CountingProxy::statement);
    }

    /** Counts the commands that Redis is to execute; a script is one. */
    public static CountingProxy ofRedis(String host, int port) {
        return new CountingProxy(host, port, CountingProxy::command);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** {@return how many there were until now} */
    public long count() {
        return count.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                sockets.add(client);
                sockets.add(server);
                Thread.startVirtualThread(() -> forward(client, server, protocol));
                Thread.startVirtualThread(() -> forward(server, client, CountingProxy::anything));
            }
        } catch (IOException _) {
            // The proxy is closed.
        }
    }

    private void forward(Socket from, Socket to, Protocol messages) {
        try (from;
                to;
                DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()))) {
            boolean isFirst = true;
            while (true) {
                count.addAndGet(messages.copy(in, out, isFirst));
                isFirst = false;
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException _) {
            // One end is closed, so the other one is closed too.
        }
    }

    private static int anything(DataInputStream in, DataOutputStream out, boolean isFirst) throws IOException {
        out.write(in.readUnsignedByte());
        out.write(in.readNBytes(in.available()));
        return 0;
    }

    /** A message of a client of Postgres: type, length and content. What comes before the sign-in has no type. */
    private static int statement(DataInputStream in, DataOutputStream out, boolean isFirst) throws IOException {
        if (isFirst && !isSignIn(in, out)) {
            out.flush();
            return statement(in, out, true);
        }
        if (isFirst) {
            return 0;
        }
        int type = in.readUnsignedByte();
        out.writeByte(type);
        copy(in, out);
        return type == 'E' || type == 'Q' ? 1 : 0;
    }

    /** A request for TLS comes before the sign-in. */
    private static boolean isSignIn(DataInputStream in, DataOutputStream out) throws IOException {
        return copy(in, out).getInt() >> 16 == 3;
    }

    private static ByteBuffer copy(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        byte[] content = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(content);
        return ByteBuffer.wrap(content);
    }

    /** A command of a client of Redis: an array of texts, each with its length. */
    private static int command(DataInputStream in, DataOutputStream out, boolean isFirst) throws IOException {
        int texts = number(in, out);
        for (int i = 0; i < texts; i++) {
            int length = number(in, out);
            out.write(in.readNBytes(length + "\r\n".length()));
        }
        return 1;
    }

    /** A line with a sign and a number. */
    private static int number(DataInputStream in, DataOutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        for (; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            out.write(next);
            line.append((char) next);
        }
        out.write(next);
        return Integer.parseInt(line, 1, line.length() - 1, 10);
    }

    @Override
    public void close() {
        close(listener);
        sockets.forEach(CountingProxy::close);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a message. */
    private interface Protocol {
        /**
         * Copies the next message.
         *
         * @return how many statements or commands it is
         */
        int copy(DataInputStream in, DataOutputStream out, boolean isFirst) throws IOException;
    }
}
