package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Judges how many users certainly were in their turn at once, and how many certainly were admitted within a second, ten
 * seconds or a minute.
 */
final class AdmissionLimits {
    private static final long MICROS = 1_000_000;
    private static final List<Integer> WINDOW_SECONDS = List.of(1, 10, 60);

    private AdmissionLimits() {}

    /**
     * A turn certainly ran from the first response that showed it until the last request that was granted in it.
     *
     * @param reported the most turns at once that the service itself told of
     */
    static Finding judgeCapacity(Collection<Ticket> tickets, Policy policy, int reported) {
        List<Ticket> turns = tickets.stream()
                .filter(it -> it.isAdmitted() && it.firstActive() <= it.lastActive())
                .sorted(Comparator.comparingLong(Ticket::firstActive))
                .toList();
        RunningTurns running = new RunningTurns();
        List<Ticket> tooMany = List.of();
        for (Ticket turn : turns) {
            running.begins(turn);
            if (tooMany.isEmpty() && running.now.size() > policy.capacity()) {
                tooMany = List.copyOf(running.now);
            }
        }
        running.end();
        int most = running.bySecond.values().stream().mapToInt(it -> it).max().orElse(0);
        return capacity(turns, tooMany, most, policy, reported)
                .with(Map.of(
                        "most",
                        most,
                        "allowed",
                        policy.capacity(),
                        "reported",
                        reported,
                        "bySecond",
                        running.bySecond));
    }

    /** The turns that run at a moment, and the most of them within each second. */
    private static final class RunningTurns {
        private final PriorityQueue<Ticket> now = new PriorityQueue<>(Comparator.comparingLong(Ticket::lastActive));
        private final Map<Long, Integer> bySecond = new TreeMap<>();
        private long second;

        /** The next turn begins, by their time. */
        void begins(Ticket turn) {
            passUntil(turn.firstActive() / MICROS);
            dropEndedBefore(turn.firstActive());
            now.add(turn);
            count();
        }

        void end() {
            while (!now.isEmpty()) {
                passUntil(second + 1);
            }
        }

        private void passUntil(long next) {
            while (second < next) {
                second = now.isEmpty() ? next : second + 1;
                dropEndedBefore(second * MICROS);
                count();
            }
        }

        private void dropEndedBefore(long time) {
            while (!now.isEmpty() && now.element().lastActive() < time) {
                now.remove();
            }
        }

        private void count() {
            if (!now.isEmpty()) {
                bySecond.merge(second, now.size(), Math::max);
            }
        }
    }

    private static Finding capacity(List<Ticket> turns, List<Ticket> tooMany, int most, Policy policy, int reported) {
        if (turns.isEmpty()) {
            return Finding.unknown(VerdictLine.CAPACITY, "no turn was seen from its begin to its end");
        }
        String reason =
                "certainly at least %,d people at once (the service itself told of up to %,d), and %,d are allowed"
                        .formatted(most, reported, policy.capacity());
        return tooMany.isEmpty()
                ? Finding.pass(VerdictLine.CAPACITY, reason)
                : Finding.fail(
                        VerdictLine.CAPACITY,
                        reason,
                        List.of(new Evidence(
                                "all of these had their turn",
                                tooMany.stream().map(Ticket::turnSpan).toList())));
    }

    static Finding judgeRate(Collection<Ticket> tickets, Policy policy) {
        List<Ticket> admissions = tickets.stream()
                .filter(it -> it.isAdmitted() && it.hasJoined())
                .sorted(Comparator.comparingLong(Ticket::firstActive))
                .toList();
        Map<Long, Integer> bySecond = new TreeMap<>();
        List<String> seen = new ArrayList<>();
        List<Ticket> tooMany = List.of();
        int dated = 0;
        for (int seconds : WINDOW_SECONDS) {
            int allowed = policy.admitPerSecond() * seconds;
            List<Ticket> most = mostWithin(admissions, seconds, bySecond);
            dated = Math.max(dated, most.size());
            seen.add("%,d people within %d s (%,d allowed)".formatted(most.size(), seconds, allowed));
            if (tooMany.isEmpty() && most.size() > allowed) {
                tooMany = most;
            }
        }
        String reason = "certainly at least %s".formatted(String.join(", ", seen));
        return rate(dated, tooMany, reason).with(Map.of("allowed", policy.admitPerSecond(), "bySecond", bySecond));
    }

    private static Finding rate(int dated, List<Ticket> tooMany, String reason) {
        if (dated == 0) {
            return Finding.unknown(VerdictLine.RATE, "nobody's begin of the turn can be dated within a minute");
        }
        return tooMany.isEmpty()
                ? Finding.pass(VerdictLine.RATE, reason)
                : Finding.fail(
                        VerdictLine.RATE,
                        reason,
                        List.of(new Evidence(
                                "the turns of all of these began",
                                tooMany.stream().map(Ticket::admissionSpan).toList())));
    }

    /**
     * {@return the most tickets that certainly were admitted within so many seconds}
     *
     * @param bySecond gets the most within a second, by the second in which they were admitted
     */
    private static List<Ticket> mostWithin(List<Ticket> admissions, int seconds, Map<Long, Integer> bySecond) {
        long micros = seconds * MICROS;
        PriorityQueue<Ticket> within = new PriorityQueue<>(Comparator.comparingLong(AdmissionLimits::admittedAfter));
        List<Ticket> most = List.of();
        for (Ticket admission : admissions) {
            within.add(admission);
            while (!within.isEmpty() && admittedAfter(within.element()) <= admission.firstActive() - micros) {
                within.remove();
            }
            if (seconds == 1) {
                bySecond.merge(admission.firstActive() / MICROS, within.size(), Math::max);
            }
            if (within.size() > most.size()) {
                most = List.copyOf(within);
            }
        }
        return most;
    }

    private static long admittedAfter(Ticket ticket) {
        return Math.max(ticket.joinStart(), ticket.lastWaiting());
    }
}
