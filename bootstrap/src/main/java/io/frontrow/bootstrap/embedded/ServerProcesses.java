package io.frontrow.bootstrap.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The running processes of the programs in a directory. */
final class ServerProcesses {

    private static final Duration POLL = Duration.ofMillis(10);

    private ServerProcesses() {}

    /**
     * Stops the processes whose executable is in the directory, and kills those that do not stop in time. An executable
     * identifies them safely, while the process id in a pid file may have been reused by another program.
     *
     * @param programs the directory, without symbolic links
     * @param timeout the time that the processes have to stop
     */
    static void stop(Path programs, Duration timeout) {
        List<ProcessHandle> running = runningFrom(programs);
        Set<Long> pids = running.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        running.stream().filter(process -> !isChildOf(pids, process)).forEach(ProcessHandle::destroy);
        if (!haveEnded(running, timeout)) {
            runningFrom(programs).forEach(ProcessHandle::destroyForcibly);
            haveEnded(running, timeout);
        }
    }

    static List<ProcessHandle> runningFrom(Path programs) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.startsWith(programs))
                        .isPresent())
                .toList();
    }

    /** A server stops its child processes itself, in its own order. */
    private static boolean isChildOf(Set<Long> pids, ProcessHandle process) {
        return process.parent().map(ProcessHandle::pid).filter(pids::contains).isPresent();
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (processes.stream().anyMatch(ServerProcesses::isRunning)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** A process that has ended, but whose parent has not reaped it, counts as alive but has no command. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
