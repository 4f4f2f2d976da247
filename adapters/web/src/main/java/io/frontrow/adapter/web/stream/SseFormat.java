package io.frontrow.adapter.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Server-sent events as the HTML standard writes them. */
public final class SseFormat {

    /** How soon browsers come back when the stream breaks: 3 s. To stand before the first event. */
    static final byte[] RETRY = "retry: 3000\n".getBytes(UTF_8);

    /** A comment, which clients pass over. */
    static final byte[] KEEP_ALIVE = ":\n\n".getBytes(UTF_8);

    /** No more than this of an event waits in the server for a client to take it. */
    private static final int PIECE_BYTES_MAX = 16 * 1024;

    private SseFormat() {}

    /**
     * An event, in pieces that are small enough to be written one by one.
     *
     * @param json of one line
     */
    public static List<byte[]> pieces(String name, byte[] json) {
        byte[] event = event(name, json);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < event.length; from += PIECE_BYTES_MAX) {
            pieces.add(Arrays.copyOfRange(event, from, Math.min(event.length, from + PIECE_BYTES_MAX)));
        }
        return List.copyOf(pieces);
    }

    private static byte[] event(String name, byte[] json) {
        byte[] start = ("event: " + name + "\ndata: ").getBytes(UTF_8);
        byte[] event = Arrays.copyOf(start, start.length + json.length + 2);
        System.arraycopy(json, 0, event, start.length, json.length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }
}
