package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Judges whether somebody was admitted while another user waited who was ahead and stayed. Ahead is who was answered
 * before the other asked; in the pre-queue of a shuffled opening it is who has the smaller lot.
 */
final class Overtaking {
    private final Run run;
    private final Seeds seeds;
    private final List<FaultRecord> losses;
    private final Violations violations = new Violations();
    private long compared;

    /**
     * Creates a judge.
     *
     * @param losses after which who had a turn waits again
     */
    Overtaking(Run run, Seeds seeds, List<FaultRecord> losses) {
        this.run = run;
        this.seeds = seeds;
        this.losses = losses;
    }

    Finding judge(Collection<Ticket> tickets) {
        List<Ticket> known = tickets.stream().filter(Ticket::hasJoined).toList();
        if (run.policy().order() == Order.SHUFFLE) {
            return judgeShuffled(known);
        }
        compareByArrival(known);
        return finding("%,d people were compared with those who came before them");
    }

    private Finding judgeShuffled(List<Ticket> known) {
        Lottery lottery = seeds.lottery();
        if (lottery == null) {
            return Finding.unknown(VerdictLine.OVERTAKEN, "no seed was revealed");
        }
        if (!seeds.areHonest(lottery)) {
            violations.add(() -> new Evidence("the revealed seed is not the one that was committed to", List.of()));
        }
        List<Ticket> drawn = known.stream().filter(it -> it.lot() != null).toList();
        drawn.forEach(ticket -> compareWithLottery(ticket, lottery));
        compare(drawn, Overtaking::lot, Overtaking::lot, (ahead, behind) -> lot(ahead) < lot(behind));
        compareByArrival(known.stream().filter(it -> it.lot() == null).toList());
        return finding("%,d people were compared with those ahead of them, and their lots follow from the seed");
    }

    private void compareWithLottery(Ticket ticket, Lottery lottery) {
        long expected = lottery.lotOf(ticket.fan());
        if (lot(ticket) != expected) {
            violations.add(() -> new Evidence(
                    "a lot is %d, and the seed gives %d".formatted(lot(ticket), expected), List.of(ticket.joinSpan())));
        }
    }

    private static long lot(Ticket ticket) {
        return Objects.requireNonNull(ticket.lot());
    }

    private void compareByArrival(List<Ticket> tickets) {
        compare(tickets, Ticket::joinEnd, Ticket::joinStart, (ahead, behind) -> ahead.joinEnd() < behind.joinStart());
    }

    /**
     * Finds everybody who was admitted before somebody was last seen waiting who was ahead.
     *
     * @param asAhead by which tickets are ahead of others
     * @param asBehind by which they are behind
     */
    private void compare(
            List<Ticket> tickets,
            ToLongFunction<Ticket> asAhead,
            ToLongFunction<Ticket> asBehind,
            BiPredicate<Ticket, Ticket> isAhead) {
        List<Ticket> ahead = new ArrayList<>(tickets.stream()
                .filter(it -> it.stayed() && it.wasSeenWaiting())
                .sorted(Comparator.comparingLong(asAhead))
                .toList());
        List<Ticket> behind = tickets.stream()
                .filter(Ticket::isAdmitted)
                .sorted(Comparator.comparingLong(asBehind))
                .toList();
        int next = 0;
        Ticket longest = null;
        for (Ticket ticket : behind) {
            for (; next < ahead.size() && isAhead.test(ahead.get(next), ticket); next++) {
                longest = longest == null || ahead.get(next).lastWaiting() > longest.lastWaiting()
                        ? ahead.get(next)
                        : longest;
            }
            if (longest != null) {
                compared++;
                compare(longest, ticket);
            }
        }
    }

    private void compare(Ticket ahead, Ticket behind) {
        boolean mayHaveLostTheTurn =
                losses.stream().anyMatch(it -> it.isWithin(behind.joinStart(), ahead.lastWaiting()));
        if (ahead.lastWaiting() > behind.firstActive() && !mayHaveLostTheTurn) {
            violations.add(() -> new Evidence(
                    "%s was ahead and waited when %s got a turn".formatted(ahead.fan(), behind.fan()),
                    List.of(ahead.joinSpan(), behind.joinSpan(), behind.admissionSpan(), ahead.waitingSpan())));
        }
    }

    private Finding finding(String passed) {
        if (violations.count() > 0) {
            return Finding.fail(
                    VerdictLine.OVERTAKEN,
                    "people with a turn before somebody ahead of them, or with a lot that was not drawn: %,d of %,d compared"
                            .formatted(violations.count(), compared),
                    violations.first());
        }
        return compared == 0
                ? Finding.unknown(VerdictLine.OVERTAKEN, "no two people can be compared")
                : Finding.pass(VerdictLine.OVERTAKEN, passed.formatted(compared));
    }
}
