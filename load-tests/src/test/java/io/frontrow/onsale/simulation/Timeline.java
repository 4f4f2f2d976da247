package io.frontrow.onsale.simulation;

import java.util.PriorityQueue;

/** Runs tasks in virtual time. */
final class Timeline {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long tasksAdded;

    private record Task(long time, long number, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return time == other.time ? Long.compare(number, other.number) : Long.compare(time, other.time);
        }
    }

    /** {@return microseconds since the start} */
    long now() {
        return now;
    }

    void after(long micros, Runnable action) {
        tasks.add(new Task(now + micros, tasksAdded++, action));
    }

    /** Runs until nothing is left to do. */
    void run() {
        while (!tasks.isEmpty()) {
            Task task = tasks.remove();
            now = task.time();
            task.action().run();
        }
    }
}
