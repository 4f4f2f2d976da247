package io.frontrow.scenario.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the operating system keeps for the connections of a server that clients have not taken yet. Linux only. */
final class SendQueues {

    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private SendQueues() {}

    /** {@return the bytes of all connections of a port; 0 where the system does not tell} */
    static long bytes(int port) {
        String local = ":%04X".formatted(port);
        return SOCKETS.stream()
                .filter(Files::exists)
                .flatMap(SendQueues::sockets)
                .map(socket -> socket.strip().split("\\s+", -1))
                .filter(fields -> fields[1].endsWith(local))
                .mapToLong(fields -> Long.parseLong(fields[4].substring(0, fields[4].indexOf(':')), 16))
                .sum();
    }

    /** Each line has a number, the local and the remote address, the state, and the lengths of both queues. */
    private static Stream<String> sockets(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
