package io.frontrow.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Files and directories that only their owner can open. Requires a file system with POSIX permissions. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** {@return what a new file is to be created with} */
    static FileAttribute<?> file() {
        return PosixFilePermissions.asFileAttribute(FILE);
    }

    /** Creates a file if it is missing. */
    static void createFile(Path path) throws IOException {
        if (Files.notExists(path)) {
            Files.createFile(path, file());
        }
    }

    /** Creates a directory and its parents if they are missing. */
    static void createDirectories(Path path) throws IOException {
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(DIRECTORY));
    }

    /** Takes a file or a directory from all other users; its contents keep their permissions. */
    static void restrict(Path path) throws IOException {
        Files.setPosixFilePermissions(path, Files.isDirectory(path) ? DIRECTORY : FILE);
    }

    /** Takes a directory and all that is in it from all other users. What its owner may do stays. */
    static void restrictAll(Path directory) throws IOException {
        try (Stream<Path> contents = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) contents::iterator) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                if (permissions.retainAll(DIRECTORY) && !Files.isSymbolicLink(path)) {
                    Files.setPosixFilePermissions(path, permissions);
                }
            }
        }
    }

    /** {@return whether no other user may do anything with the directory} */
    static boolean isRestricted(Path directory) throws IOException {
        return DIRECTORY.containsAll(Files.getPosixFilePermissions(directory));
    }
}
