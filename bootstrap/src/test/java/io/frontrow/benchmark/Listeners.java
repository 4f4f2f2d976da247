package io.frontrow.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many streams of places in a queue, each on its own connection, all read by the calling thread. */
final class Listeners implements AutoCloseable {

    private static final int OPENING_MAX = 64;
    private static final int PROGRESS_EVERY = 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern AHEAD = Pattern.compile("\"ahead\":(\\d+)");

    private final URI server;
    private final Selector selector;
    private final List<Listener> listeners = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private int begun;
    private int ended;

    Listeners(URI server) throws IOException {
        this.server = server;
        this.selector = Selector.open();
    }

    /** Opens a stream for each of these tokens. Returns when each has shown a place. */
    void add(List<String> tokens) {
        int all = listeners.size() + tokens.size();
        listenUntil(TIMEOUT, () -> {
            while (listeners.size() < all && listeners.size() - begun < OPENING_MAX) {
                listeners.add(open(tokens.get(tokens.size() - (all - listeners.size()))));
            }
            return begun == all;
        });
    }

    private Listener open(String token) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.configureBlocking(false);
            Listener listener = new Listener(channel, token);
            listener.ask();
            channel.register(selector, SelectionKey.OP_READ, listener);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request as a current browser sends it. */
    private String request(String token) {
        return String.join(
                "\r\n",
                "GET /api/v1/queue-tokens/current/events HTTP/1.1",
                "Host: " + server.getAuthority(),
                "Connection: keep-alive",
                "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0"
                        + " Safari/537.36",
                "Accept: text/event-stream",
                "Cache-Control: no-cache",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Mode: cors",
                "Sec-Fetch-Dest: empty",
                "Accept-Encoding: gzip, deflate, br, zstd",
                "Accept-Language: en-GB,en;q=0.9,ko;q=0.8",
                "Cookie: queue-token-of-the-only-concert=" + token,
                "",
                "");
    }

    /** Reads from all streams for this time. */
    void listen(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            read();
        }
    }

    /** Reads until all streams have ended, and returns whether they did in time. */
    boolean haveEndedWithin(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ended < listeners.size() && System.nanoTime() < deadline) {
            read();
        }
        return ended == listeners.size();
    }

    /** The number of open streams. */
    int open() {
        return begun - ended;
    }

    /** The places that each stream showed, in the order of the tokens. */
    List<List<ShownPlace>> shown() {
        return listeners.stream().map(listener -> listener.shown).toList();
    }

    private void listenUntil(Duration timeout, BooleanSupplier enough) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!enough.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only %d streams have begun".formatted(begun));
            }
            read();
        }
    }

    private void read() {
        try {
            selector.select(key -> ((Listener) key.attachment()).read(key), 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Listener listener : listeners) {
            listener.channel.close();
        }
        selector.close();
    }

    /**
     * A place that a stream showed.
     *
     * @param atNanos the time by {@link System#nanoTime()}
     * @param ahead the number of users ahead; negative for an admitted user
     */
    record ShownPlace(long atNanos, int ahead) {

        static final int ADMITTED = -1;
    }

    private final class Listener {

        private final SocketChannel channel;
        private final String token;
        private final List<ShownPlace> shown = new ArrayList<>(2);
        private String line = "";
        private boolean isAdmitted;

        Listener(SocketChannel channel, String token) {
            this.channel = channel;
            this.token = token;
        }

        void ask() throws IOException {
            channel.write(ByteBuffer.wrap(request(token).getBytes(US_ASCII)));
        }

        void read(SelectionKey key) {
            buffer.clear();
            if (hasEnded()) {
                ended++;
                key.cancel();
                return;
            }
            String[] lines = (line + US_ASCII.decode(buffer.flip())).split("\n", -1);
            for (int i = 0; i < lines.length - 1; i++) {
                take(lines[i].strip());
            }
            line = lines[lines.length - 1];
        }

        private boolean hasEnded() {
            try {
                return channel.read(buffer) < 0;
            } catch (IOException _) {
                return true;
            }
        }

        private void take(String taken) {
            if (taken.contains("HTTP/1.1 503 ")) { // may follow the body of a problem, which ends without a line break
                askAgain();
            } else if (taken.startsWith("HTTP/1.1 ") && !taken.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("no stream but " + taken);
            } else if (taken.startsWith("event: ")) {
                isAdmitted = taken.endsWith("admitted");
            } else if (taken.startsWith("data: ")) {
                show(taken);
            }
        }

        /** Repeats the request, because an instance that has just started is slow. */
        private void askAgain() {
            try {
                ask();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void show(String data) {
            Matcher ahead = AHEAD.matcher(data);
            if (!ahead.find()) {
                return;
            }
            if (shown.isEmpty() && ++begun % PROGRESS_EVERY == 0) {
                System.out.printf("%,d streams are open%n", begun);
            }
            shown.add(new ShownPlace(
                    System.nanoTime(), isAdmitted ? ShownPlace.ADMITTED : Integer.parseInt(ahead.group(1))));
        }
    }
}
