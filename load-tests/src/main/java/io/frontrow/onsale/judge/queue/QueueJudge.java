package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.judge.queue.Ticket.Position;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows every ticket, in memory that grows with the tickets and not with the operations, and judges the waiting room.
 */
public final class QueueJudge implements LineJudge {
    private static final String WAITING = "WAITING";
    private static final String ACTIVE = "ACTIVE";
    private static final String JOIN = "joinQueue";
    private static final String STREAM = "watchQueue";
    /** Calls that are granted only during a turn. A payment is not, because its repeat gets the first answer. */
    private static final Set<String> TURN_CALLS = Set.of("holdSeats", "releaseHold", "reserveSeats");

    private final Run run;
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, Long> joinsWithoutAnswer = new HashMap<>();
    private final Seeds seeds = new Seeds();
    private final List<Growth> growths = new ArrayList<>();
    private final List<FaultRecord> losses = new ArrayList<>();
    private long positions;
    private long worstLateness;
    private int mostReported;

    public QueueJudge(Run run) {
        this.run = run;
    }

    /**
     * A position that was greater than one told before.
     *
     * @param explainingLateness what told it may be from before the smaller one if the load generator was late by this
     *     time
     */
    private record Growth(String fan, Position smaller, Position now, long explainingLateness) {
        Evidence evidence() {
            return new Evidence(
                    "a position went from %d back to %d".formatted(smaller.value(), now.value()),
                    List.of(smaller.span(fan), now.span(fan)));
        }
    }

    /** Who had a turn without a reservation when Redis lost it waits again, in front of others. */
    @Override
    public void see(FaultRecord fault) {
        if (fault.losesHolds()) {
            losses.add(fault);
        }
    }

    @Override
    public void see(Operation operation) {
        seeds.see(operation);
        if (operation.told().active() != null) {
            mostReported = Math.max(mostReported, operation.told().active());
        }
        if (operation.due() != null) {
            worstLateness = Math.max(worstLateness, operation.start() - operation.due());
        }
        if (operation.call().equals(JOIN) && operation.outcome() == Outcome.UNKNOWN && operation.fan() != null) {
            joinsWithoutAnswer.putIfAbsent(operation.fan(), operation.start());
        }
        String id = operation.ticket();
        if (id != null && operation.fan() != null) {
            see(operation, tickets.computeIfAbsent(id, any -> new Ticket(Objects.requireNonNull(operation.fan()))));
        }
    }

    private void see(Operation operation, Ticket ticket) {
        if (operation.isDone()) {
            seeDone(operation, ticket);
        }
        if (operation.outcome() != Outcome.UNKNOWN) {
            ticket.contact(operation, run.policy().idleSeconds() * 1_000_000L - run.toleranceMicros());
        }
    }

    private void seeDone(Operation operation, Ticket ticket) {
        if (operation.call().equals(JOIN)) {
            ticket.joined(operation, firstAttempt(operation));
        }
        if (operation.call().equals(STREAM) && operation.event() == null) {
            ticket.streamed(operation);
        }
        if (WAITING.equals(operation.told().state())) {
            seeWaiting(operation, ticket);
            ticket.lot(operation.told().lot());
            seePosition(operation, ticket, operation.told().position());
        }
        if (ACTIVE.equals(operation.told().state()) || TURN_CALLS.contains(operation.call())) {
            ticket.isActive(operation);
        }
    }

    private void seeWaiting(Operation operation, Ticket ticket) {
        if (operation.event() == null) {
            ticket.waits(operation.start());
        } else {
            ticket.waitsByEvent(readAfter(operation));
        }
    }

    /**
     * {@return the earliest moment at which the service may have read what it told} That is after the request was sent.
     * An event may have been under way before the previous one arrived, but for no longer than the tolerance, unless
     * the load generator was later than that.
     */
    private long readAfter(Operation operation) {
        if (operation.event() == null) {
            return operation.start();
        }
        long underWay = operation.start() - run.toleranceMicros();
        return operation.opened() == null ? underWay : Math.max(operation.opened(), underWay);
    }

    /** {@return when the user first tried to join: an attempt without an answer may have given the place} */
    private long firstAttempt(Operation join) {
        Long attempt = joinsWithoutAnswer.remove(join.fan());
        return attempt == null ? join.start() : attempt;
    }

    private void seePosition(Operation operation, Ticket ticket, @Nullable Long told) {
        if (told == null) {
            return;
        }
        positions++;
        Position now = new Position(readAfter(operation), operation.end(), operation.opened(), told);
        Position smaller = ticket.remember(now);
        if (smaller != null) {
            growths.add(new Growth(ticket.fan(), smaller, now, explainingLateness(operation, smaller)));
        }
    }

    private static long explainingLateness(Operation operation, Position smaller) {
        Long opened = operation.opened();
        boolean isAfter = operation.event() == null
                || (opened != null && (opened.equals(smaller.stream()) || opened >= smaller.end()));
        return isAfter ? Long.MAX_VALUE : operation.start() - smaller.end();
    }

    @Override
    public List<Finding> findings() {
        Collection<Ticket> all = tickets.values();
        long beyondTolerance = Math.max(0, worstLateness - run.toleranceMicros());
        all.forEach(ticket -> ticket.eventsMayBeOlderBy(beyondTolerance));
        return List.of(
                new Overtaking(run, seeds, losses).judge(all),
                place(),
                AdmissionLimits.judgeCapacity(all, run.policy(), mostReported),
                AdmissionLimits.judgeRate(all, run.policy()),
                Promises.judge(all));
    }

    private Finding place() {
        Violations grown = new Violations();
        Set<String> movedBack = new HashSet<>();
        growths.stream()
                .filter(it -> it.explainingLateness() > worstLateness)
                .filter(it -> !mayFollowFromALoss(it))
                .forEach(it -> {
                    grown.add(it::evidence);
                    movedBack.add(it.fan());
                });
        if (grown.count() > 0) {
            return Finding.fail(
                    VerdictLine.PLACE,
                    "%,d of %,d told positions were worse than one told before, to %,d of %,d people"
                            .formatted(grown.count(), positions, movedBack.size(), people()),
                    grown.first());
        }
        return positions == 0
                ? Finding.unknown(VerdictLine.PLACE, "no position was told")
                : Finding.pass(
                        VerdictLine.PLACE,
                        "%,d positions were told to %,d people, and none was worse than one before"
                                .formatted(positions, people()));
    }

    private long people() {
        return tickets.values().stream().map(Ticket::fan).distinct().count();
    }

    /** {@return whether somebody in front may have come back between the two} Who is there asks every idle time. */
    private boolean mayFollowFromALoss(Growth growth) {
        long comingBack = run.policy().idleSeconds() * 1_000_000L;
        return losses.stream()
                .anyMatch(loss -> loss.isWithin(
                        growth.smaller().start() - comingBack, growth.now().end()));
    }
}
