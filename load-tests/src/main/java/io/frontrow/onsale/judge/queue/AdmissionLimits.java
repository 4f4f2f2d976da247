package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Judges how many users certainly were in their turn at once, and how many certainly were admitted within a second, ten
 * seconds or a minute.
 */
final class AdmissionLimits {
    private static final long MICROS = 1_000_000;
    private static final List<Integer> WINDOW_SECONDS = List.of(1, 10, 60);

    private AdmissionLimits() {}

    /** A turn certainly ran from the first response that showed it until the last request that was granted in it. */
    static Finding judgeCapacity(Collection<Ticket> tickets, Policy policy) {
        List<Ticket> turns = tickets.stream()
                .filter(it -> it.isAdmitted() && it.firstActive() <= it.lastActive())
                .sorted(Comparator.comparingLong(Ticket::firstActive))
                .toList();
        PriorityQueue<Ticket> running = new PriorityQueue<>(Comparator.comparingLong(Ticket::lastActive));
        int most = 0;
        for (Ticket turn : turns) {
            running.add(turn);
            while (running.element().lastActive() < turn.firstActive()) {
                running.remove();
            }
            most = Math.max(most, running.size());
            if (most > policy.capacity()) {
                return Finding.fail(
                        VerdictLine.CAPACITY,
                        "%d users had their turn at once, and %d may".formatted(most, policy.capacity()),
                        List.of(new Evidence(
                                "all of these had their turn",
                                running.stream().map(Ticket::turnSpan).toList())));
            }
        }
        return turns.isEmpty()
                ? Finding.unknown(VerdictLine.CAPACITY, "no turn was seen from its begin to its end")
                : Finding.pass(
                        VerdictLine.CAPACITY,
                        "at most %d users had their turn at once, and %d may".formatted(most, policy.capacity()));
    }

    static Finding judgeRate(Collection<Ticket> tickets, Policy policy) {
        List<Ticket> admissions = tickets.stream()
                .filter(it -> it.isAdmitted() && it.hasJoined())
                .sorted(Comparator.comparingLong(Ticket::firstActive))
                .toList();
        int dated = 0;
        for (int seconds : WINDOW_SECONDS) {
            int allowed = policy.admitPerSecond() * seconds;
            List<Ticket> most = mostWithin(admissions, seconds * MICROS);
            dated = Math.max(dated, most.size());
            if (most.size() > allowed) {
                return Finding.fail(
                        VerdictLine.RATE,
                        "%d users were admitted within %d s, and %d may".formatted(most.size(), seconds, allowed),
                        List.of(new Evidence(
                                "all of these were admitted",
                                most.stream().map(Ticket::admissionSpan).toList())));
            }
        }
        return dated == 0
                ? Finding.unknown(VerdictLine.RATE, "no admission can be dated within a minute")
                : Finding.pass(VerdictLine.RATE, "never faster than %d a second".formatted(policy.admitPerSecond()));
    }

    /** {@return the most tickets that certainly were admitted within a time of this length} */
    private static List<Ticket> mostWithin(List<Ticket> admissions, long micros) {
        PriorityQueue<Ticket> within = new PriorityQueue<>(Comparator.comparingLong(AdmissionLimits::admittedAfter));
        List<Ticket> most = List.of();
        for (Ticket admission : admissions) {
            within.add(admission);
            while (!within.isEmpty() && admittedAfter(within.element()) <= admission.firstActive() - micros) {
                within.remove();
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
