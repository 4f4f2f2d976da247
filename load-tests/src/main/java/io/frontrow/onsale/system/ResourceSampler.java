package io.frontrow.onsale.system;

import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.history.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes down how much processor time and memory groups of processes use. Memory is known on Linux only. */
public final class ResourceSampler {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long KILOBYTE = 1_024;

    private final Supplier<Map<String, List<ProcessHandle>>> processes;
    private final Recorder recorder;
    private final Map<String, Long> usedNanos = new HashMap<>();
    private long last;

    /**
     * Creates a sampler.
     *
     * @param processes of each group, by its name; they may come and go
     */
    public ResourceSampler(Supplier<Map<String, List<ProcessHandle>>> processes, Recorder recorder) {
        this.processes = processes;
        this.recorder = recorder;
        this.last = recorder.clock().now();
    }

    /** Writes a sample for each group of processes. Time that ended processes have used is not known. */
    public void sample() {
        long now = recorder.clock().now();
        double elapsedNanos = Math.max(1, now - last) * NANOS_PER_MICRO;
        processes.get().forEach((name, group) -> {
            long used = group.stream().mapToLong(ResourceSampler::nanos).sum();
            long before = usedNanos.getOrDefault(name, used);
            usedNanos.put(name, used);
            double cpu = Math.max(0, used - before) / elapsedNanos;
            long memory =
                    group.stream().mapToLong(ResourceSampler::residentBytes).sum();
            recorder.write(new Sample(name, now, cpu, memory));
        });
        last = now;
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Of a shared page only the share of this process counts. */
    private static long residentBytes(ProcessHandle process) {
        Path memory = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            return Files.readAllLines(memory).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
