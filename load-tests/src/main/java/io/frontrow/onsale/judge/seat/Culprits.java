package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.Impossible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the smallest part of a seat's history that cannot be explained: leaving out any user from it explains the rest.
 * It takes the operations of a user together, since a payment without its reservation could never be explained, keeps
 * what faults may have done, and halves like Zeller and Hildebrandt's delta debugging ("Simplifying and isolating
 * failure-inducing input", IEEE TSE 2002).
 */
final class Culprits {
    private final int configurationsMax;

    Culprits(int configurationsMax) {
        this.configurationsMax = configurationsMax;
    }

    /**
     * {@return the operations that cannot be explained together, by time}
     *
     * @param calls all of the seat
     * @param impossible the one at which the search failed
     */
    List<SeatCall> among(List<SeatCall> calls, SeatCall impossible) {
        List<SeatCall> before =
                calls.stream().filter(it -> it.start() <= impossible.end()).toList();
        List<SeatCall> own = before.stream()
                .filter(it -> it.equals(impossible) || belongTogether(it, impossible) || it.action() == Action.LOSE)
                .toList();
        List<List<SeatCall>> units = unitsWithout(before, own);
        for (int size = Math.max(1, units.size() / 2); size > 0; size /= 2) {
            units = withoutNeedless(units, size, own);
        }
        return joined(units, own);
    }

    private List<List<SeatCall>> withoutNeedless(List<List<SeatCall>> units, int size, List<SeatCall> own) {
        List<List<SeatCall>> needed = new ArrayList<>(units);
        int from = 0;
        while (from < needed.size()) {
            List<List<SeatCall>> fewer = new ArrayList<>(needed);
            fewer.subList(from, Math.min(from + size, fewer.size())).clear();
            if (isImpossible(joined(fewer, own))) {
                needed = fewer;
            } else {
                from += size;
            }
        }
        return needed;
    }

    private boolean isImpossible(List<SeatCall> calls) {
        return LinearizabilitySearch.search(Seat.FREE, calls, configurationsMax) instanceof Impossible;
    }

    /** Everything else, by user; reads stand alone. */
    private static List<List<SeatCall>> unitsWithout(List<SeatCall> calls, List<SeatCall> own) {
        Map<Integer, List<SeatCall>> units = new LinkedHashMap<>();
        int alone = Integer.MIN_VALUE;
        for (SeatCall call : calls) {
            if (!own.contains(call)) {
                int unit = isAlone(call) ? alone++ : call.user();
                units.computeIfAbsent(unit, any -> new ArrayList<>()).add(call);
            }
        }
        return new ArrayList<>(units.values());
    }

    private static boolean belongTogether(SeatCall one, SeatCall other) {
        return one.user() == other.user() && !isAlone(one) && !isAlone(other);
    }

    private static boolean isAlone(SeatCall call) {
        return call.isRead();
    }

    private static List<SeatCall> joined(List<List<SeatCall>> units, List<SeatCall> own) {
        List<SeatCall> all = new ArrayList<>(own);
        units.forEach(all::addAll);
        all.sort(Comparator.comparingLong(SeatCall::start));
        return all;
    }
}
