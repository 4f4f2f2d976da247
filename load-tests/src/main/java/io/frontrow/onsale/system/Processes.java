package io.frontrow.onsale.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Signals to processes, and waiting for them. */
final class Processes {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PORT_MIN = 20_000;
    private static final int PORT_MAX = 32_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private Processes() {}

    /** Stops the processes, which notice nothing until they go on. */
    static void stop(List<ProcessHandle> processes) {
        signal("-STOP", processes);
    }

    static void goOn(List<ProcessHandle> processes) {
        signal("-CONT", processes);
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal), processes.stream().map(process -> Long.toString(process.pid())))
                .toList();
        try {
            new ProcessBuilder(command).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the processes, and waits until they are gone. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        await("the end of killed processes", () -> processes.stream().noneMatch(Processes::isRunning));
    }

    /** A process that has ended, but that nobody has reaped, counts as alive but has no command. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    static void sleep(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /**
     * Waits until something holds.
     *
     * @throws IllegalStateException if it does not within five minutes
     */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            sleep(POLL);
        }
    }

    /**
     * {@return a port on which nobody listens, below those of outgoing connections, one of which could take it while a
     * server is restarted}
     */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(PORT_MIN, PORT_MAX)
                .filter(Processes::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
