package io.frontrow.onsale.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a history. Many threads may write; the lines of one fan keep the order in which they were written. */
public final class HistoryWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream file;

    /** Creates the file, or empties it. */
    public HistoryWriter(Path history) throws IOException {
        file = new BufferedOutputStream(Files.newOutputStream(history), BUFFER_BYTES);
    }

    /** Writes a line. It reaches the disk at the latest when the writer is closed. */
    public void write(Line line) throws IOException {
        byte[] bytes = Histories.bytes(line);
        synchronized (file) {
            file.write(bytes);
            file.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (file) {
            file.close();
        }
    }
}
