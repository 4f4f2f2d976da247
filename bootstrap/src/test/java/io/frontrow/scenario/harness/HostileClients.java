package io.frontrow.scenario.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Connections that send what they like, and read next to nothing if they are told so. They come from addresses of this
 * machine that none before them had, so that connections that are not closed yet do not count against theirs.
 */
public final class HostileClients implements AutoCloseable {

    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);
    private static final int RECEIVE_BUFFER_BYTES = 4 * 1024;

    /**
     * Enough for the head of a response, or for a problem. Those that read nothing more do not take it from the server.
     */
    private static final int READ_BYTES_MAX = 1_000;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** They are to fill the memory, and share the processors with the server. */
    private static final int REOPENED_AT_ONCE_MAX = 5;

    private final List<String> addresses;
    private final InetSocketAddress target;
    private final IntFunction<String> opening;
    private final byte[] repeated;
    private final boolean isReading;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Integer, BitSet> answered = new HashMap<>();
    private final BitSet closed = new BitSet();
    private final BitSet closedWithoutResponse = new BitSet();
    private int reopened;

    /**
     * Opens the connections.
     *
     * @param addresses how many addresses they come from
     * @param opening what a connection sends first, by its number
     * @param repeated what it sends after that, over and over; empty for nothing
     * @param isReading whether it reads all that it receives, and not only the beginning
     */
    public HostileClients(
            URI target, int count, int addresses, IntFunction<String> opening, String repeated, boolean isReading) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        this.addresses =
                Stream.generate(HostileClients::newAddress).limit(addresses).toList();
        this.opening = opening;
        this.repeated = repeated.getBytes(US_ASCII);
        this.isReading = isReading;
        for (int i = 0; i < count; i++) {
            connections.add(new Connection(i));
        }
    }

    private static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "127.0.%d.%d".formatted(number / 250, 1 + number % 250);
    }

    /**
     * Sends on each connection as much as is taken at once, and opens a few of those again that the server has closed.
     */
    public void sendOnce() {
        reopened = 0;
        connections.replaceAll(connection -> connection.isOpen() ? connection : replacement(connection));
    }

    private Connection replacement(Connection connection) {
        connection.noteClosed();
        if (reopened == REOPENED_AT_ONCE_MAX) {
            return connection;
        }
        reopened++;
        connection.close();
        return new Connection(connection.number);
    }

    /** {@return how many connections the server has closed at least once} */
    public int closed() {
        return closed.cardinality();
    }

    /** {@return how many of them it has closed without any response} */
    public int closedWithoutResponse() {
        return closedWithoutResponse.cardinality();
    }

    /** {@return how many connections have received a response of this status} */
    public int answered(int status) {
        return answered.getOrDefault(status, new BitSet()).cardinality();
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }

    private final class Connection {

        private final int number;
        private final SocketChannel socket;
        private final ByteBuffer received = ByteBuffer.allocate(READ_BYTES_MAX);
        private ByteBuffer unsent;
        private boolean hasResponse;

        Connection(int number) {
            this.number = number;
            this.unsent = ByteBuffer.wrap(opening.apply(number).getBytes(US_ASCII));
            try {
                socket = SocketChannel.open()
                        .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                        .bind(new InetSocketAddress(addresses.get(number % addresses.size()), 0));
                socket.connect(target);
                socket.configureBlocking(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends and receives what it can. */
        boolean isOpen() {
            try {
                socket.write(unsent);
                if (!unsent.hasRemaining() && repeated.length > 0) {
                    unsent = ByteBuffer.wrap(repeated);
                    socket.write(unsent);
                }
                int bytes = socket.read(received);
                while (bytes > 0) {
                    noteResponses();
                    bytes = socket.read(received);
                }
                return bytes >= 0;
            } catch (IOException _) {
                return false;
            }
        }

        private void noteResponses() {
            STATUS.matcher(new String(received.array(), 0, received.position(), US_ASCII))
                    .results()
                    .map(response -> Integer.valueOf(response.group(1)))
                    .forEach(status ->
                            answered.computeIfAbsent(status, _ -> new BitSet()).set(number));
            hasResponse = true;
            if (isReading && !received.hasRemaining()) {
                received.clear();
            }
        }

        void noteClosed() {
            closed.set(number);
            if (!hasResponse) {
                closedWithoutResponse.set(number);
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
