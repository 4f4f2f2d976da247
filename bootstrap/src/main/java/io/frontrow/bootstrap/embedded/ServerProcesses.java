package io.frontrow.bootstrap.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The running processes of programs in one directory. */
final class ServerProcesses {

    private static final Duration POLL = Duration.ofMillis(10);

    private ServerProcesses() {}

    /**
     * Asks whatever runs out of the directory to end, and ends it if it does not. The executable, unlike a number in a
     * pid file, cannot be a stranger's.
     *
     * @param programs the directory, without symbolic links
     */
    static void end(Path programs, Duration patience) {
        List<ProcessHandle> running = runningOutOf(programs);
        Set<Long> pids = running.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        running.stream().filter(process -> !isChildOf(pids, process)).forEach(ProcessHandle::destroy);
        if (!haveEnded(running, patience)) {
            runningOutOf(programs).forEach(ProcessHandle::destroyForcibly);
            haveEnded(running, patience);
        }
    }

    static List<ProcessHandle> runningOutOf(Path programs) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.startsWith(programs))
                        .isPresent())
                .toList();
    }

    /** A server ends its children by itself, in its own order. */
    private static boolean isChildOf(Set<Long> pids, ProcessHandle process) {
        return process.parent().map(ProcessHandle::pid).filter(pids::contains).isPresent();
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ServerProcesses::isRunning)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** One that has ended but whose parent has not noticed is alive, but has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
