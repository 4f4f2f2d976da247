package io.frontrow.onsale.judge.seat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Attempts to get a seat, and whether a refusal met one of them. */
final class Contention {
    private final List<SeatCall> attempts;
    /** For each attempt the latest end of it and those before it. */
    private final long[] latestEnds;

    Contention(List<SeatCall> attempts) {
        this.attempts = attempts.stream()
                .sorted(Comparator.comparingLong(SeatCall::start))
                .toList();
        latestEnds = this.attempts.stream().mapToLong(SeatCall::end).toArray();
        Arrays.parallelPrefix(latestEnds, Math::max);
    }

    /** {@return whether another user tried to get the seat while this one was refused} */
    boolean meets(SeatCall refusal) {
        for (int i = countUntil(refusal.end()) - 1; i >= 0 && latestEnds[i] >= refusal.start(); i--) {
            SeatCall attempt = attempts.get(i);
            if (attempt.user() != refusal.user() && attempt.end() >= refusal.start()) {
                return true;
            }
        }
        return false;
    }

    private int countUntil(long time) {
        int low = 0;
        int high = attempts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (attempts.get(middle).start() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
