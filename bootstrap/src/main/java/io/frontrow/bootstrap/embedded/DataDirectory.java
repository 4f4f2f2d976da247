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
import java.util.List;
import java.util.Set;
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

    /**
     * Creates the directory if it is missing, and locks it until it is closed. Only its owner can open it and the files
     * in it, also if an earlier version was less strict.
     *
     * @throws StartupFailure if it is in use, belongs to another user, or holds files of others and is open to them
     */
    static DataDirectory open(Path path) {
        try {
            OwnerOnly.createDirectories(path);
            Path real = path.toRealPath();
            restrict(real);
            return new DataDirectory(real, lock(real));
        } catch (IOException e) {
            throw new StartupFailure("the data directory " + path + " cannot be used (" + e + ").", e);
        }
    }

    /** A directory that is not Frontrow's, such as that of temporary files, keeps its permissions. */
    private static void restrict(Path path) throws IOException {
        List<Path> contents;
        try (Stream<Path> files = Files.list(path)) {
            contents = files.toList();
        }
        if (contents.isEmpty() || contents.contains(lockOf(path))) {
            OwnerOnly.restrict(path);
            for (Path file : contents) {
                OwnerOnly.restrict(file);
            }
        } else if (!OwnerOnly.isRestricted(path)) {
            throw new StartupFailure("the data directory " + path + " holds other files and is open to other users;"
                    + " set frontrow.data-dir to another directory.");
        }
    }

    private static Path lockOf(Path path) {
        return path.resolve("lock");
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                lockOf(path), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
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

    Path storePasswordFile() {
        return path.resolve("store-password");
    }

    /**
     * {@return the password of both servers, which is created with their data}
     *
     * @throws StartupFailure if there are data without a password, as versions before passwords left them
     */
    String storePassword() {
        Path file = storePasswordFile();
        if (Files.notExists(file) && (Files.exists(postgres()) || Files.exists(redis()))) {
            throw new StartupFailure(DataVersionCheck.refusal(path));
        }
        return SecretFile.readOrCreate(file);
    }

    /** Deletes all data; the unpacked programs stay. */
    void clear() {
        Stream.of(postgres(), postgresLog(), redis(), redisLog(), signingKey(), storePasswordFile())
                .forEach(DataDirectory::delete);
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
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
