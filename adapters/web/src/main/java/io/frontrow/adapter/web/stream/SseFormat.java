package io.frontrow.adapter.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The wire format of server-sent events, as the HTML standard defines it. */
public final class SseFormat {

    /** Makes browsers reconnect 3 s after a stream breaks. Written before the first event. */
    static final byte[] RETRY = "retry: 3000\n".getBytes(UTF_8);

    /** A comment, which clients ignore. */
    static final byte[] KEEP_ALIVE = ":\n\n".getBytes(UTF_8);

    /** Bounds how much of an event waits in the server for a slow client. */
    private static final int PIECE_BYTES_MAX = 16 * 1024;

    private SseFormat() {}

    /**
     * Encodes an event in pieces that are written one at a time.
     *
     * @param json the data, on one line
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
