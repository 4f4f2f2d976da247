package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The directory in which the embedded stores keep their data. It is used by one application at a time. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory if it is missing, readable by its owner only, and locks it until it is closed. */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path real = path.toRealPath();
            return new DataDirectory(real, lock(real));
        } catch (IOException e) {
            throw new StartupFailure("the data directory " + path + " cannot be used (" + e + ").", e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartupFailure("another Frontrow is running on the data directory " + path
                    + "; stop it, or set frontrow.data-dir to another directory.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** {@return the unpacked programs of the servers; their processes belong to the application of this directory} */
    Path programs() {
        return path.resolve("programs");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path postgresLog() {
        return path.resolve("postgres.log");
    }

    Path redis() {
        return path.resolve("redis");
    }

    Path redisLog() {
        return path.resolve("redis.log");
    }

    Path signingKey() {
        return path.resolve("signing-key");
    }

    /** Deletes all data; the unpacked programs stay. */
    void clear() {
        Stream.of(postgres(), postgresLog(), redis(), redisLog(), signingKey()).forEach(DataDirectory::delete);
    }

    /** Deletes a file or a directory with its contents, if it exists. */
    static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
