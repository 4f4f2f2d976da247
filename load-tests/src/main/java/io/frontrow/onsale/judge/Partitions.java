package io.frontrow.onsale.judge;

import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations on disk, spread by a key, so that all operations of a key can be read together in little memory: that of
 * the largest part, which is a sixty-fourth of all if the keys are many.
 */
public final class Partitions implements AutoCloseable {
    private static final int COUNT = 64;

    /** Reads the operations of a part. */
    @FunctionalInterface
    public interface PartReader {
        void read(int part, List<Operation> operations);
    }

    private final List<Path> files = new ArrayList<>();
    private final List<HistoryWriter> writers = new ArrayList<>();

    public Partitions() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            Path file = Files.createTempFile("history-part", ".ndjson");
            files.add(file);
            writers.add(new HistoryWriter(file));
        }
    }

    /** {@return the part in which the operations of a key are} */
    public static int partOf(Object key) {
        return Math.floorMod(key.hashCode(), COUNT);
    }

    public void add(int part, Operation operation) {
        try {
            writers.get(part).write(operation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hands over the operations of each part, in the order in which they were added. Nothing can be added after that.
     */
    public void forEach(PartReader reader) throws IOException {
        for (HistoryWriter writer : writers) {
            writer.close();
        }
        for (int part = 0; part < COUNT; part++) {
            List<Operation> operations = new ArrayList<>();
            Histories.read(files.get(part), line -> operations.add((Operation) line));
            reader.read(part, operations);
        }
    }

    @Override
    public void close() throws IOException {
        for (HistoryWriter writer : writers) {
            writer.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
