package io.frontrow.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The CPU time of a process to the nanosecond; that of {@link ProcessHandle.Info} has ticks of 10 ms. Linux only. */
final class CpuTime {

    private static final Path MACHINE = Path.of("/proc/stat");
    private static final Duration TICK = Duration.ofMillis(10);

    /** The first columns are: user, nice, system, idle, waiting for a disk. */
    private static final Set<Integer> IDLE = Set.of(3, 4);

    private CpuTime() {}

    /** {@return the time in which a processor of this machine was busy, for all processes and the kernel} */
    static Duration ofMachine() {
        try (Stream<String> lines = Files.lines(MACHINE)) {
            String[] ticks =
                    lines.findFirst().orElseThrow().replaceFirst("cpu +", "").split(" ", -1);
            return TICK.multipliedBy(IntStream.range(0, ticks.length)
                    .filter(column -> !IDLE.contains(column))
                    .mapToLong(column -> Long.parseLong(ticks[column]))
                    .sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the time of the threads that it has now} */
    static Duration of(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.map(CpuTime::ofThread).reduce(Duration.ZERO, Duration::plus);
        } catch (NoSuchFileException _) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A thread that has just ended has none. */
    private static Duration ofThread(Path thread) {
        try {
            String times = Files.readString(thread.resolve("schedstat"));
            return Duration.ofNanos(Long.parseLong(times.substring(0, times.indexOf(' '))));
        } catch (NoSuchFileException _) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
